package dev.waybill.commit.history;

import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.GraphGrown;
import dev.waybill.commit.graph.Node;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.graph.PushStored;
import dev.waybill.commit.mirror.FetchFailed;
import dev.waybill.commit.mirror.HistoryFetched;
import dev.waybill.commit.repository.ConnectionChanged;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Notes what pushes leave out and crosses out what came, each in the transaction in which it happens. The repository is locked there. */
@Singleton
class NoteGaps {

    private static final Logger LOG = Logger.getLogger(NoteGaps.class);

    /** More would be read by nobody. */
    private static final int MOST = 500;

    private final GapRepository gaps;
    private final CommitGraph graph;
    private final HistoryConfig config;
    private final Event<GapsDue> due;
    private final Clock clock;

    @Inject
    NoteGaps(GapRepository gaps, CommitGraph graph, HistoryConfig config, Event<GapsDue> due, Clock clock) {
        this.gaps = gaps;
        this.graph = graph;
        this.config = config;
        this.due = due;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void onPush(@Observes PushStored stored) {
        Push push = stored.push();
        if (!MissingCommits.leaves(push, stored.nodes())) {
            return;
        }
        Set<String> noted = gaps.commits(stored.repositoryId());
        List<Missing> missing = MissingCommits.after(push, stored.nodes(), told(stored)).stream()
                .filter(one -> !noted.containsAll(one.commits()))
                .toList();
        missing.forEach(
                one -> gaps.add(new Gap(stored.repositoryId(), push.ref(), one, clock.instant(), config.delay())));
        if (!missing.isEmpty()) {
            gaps.keepNewest(stored.repositoryId(), MOST);
            due.fire(new GapsDue());
            LOG.infof(
                    "gap opened repo=%d reason=%s",
                    stored.repositoryId(), missing.getLast().reason());
        }
    }

    @Transactional(TxType.MANDATORY)
    void onGrowth(@Observes GraphGrown grown) {
        int closed = gaps.close(grown.repositoryId());
        if (closed > 0) {
            LOG.infof("gaps closed repo=%d gaps=%d", grown.repositoryId(), closed);
        }
    }

    /** What a whole repository does not have belongs to no branch any more; nobody will ever know it. */
    @Transactional(TxType.MANDATORY)
    void onFetch(@Observes HistoryFetched fetched) {
        gaps.forget(fetched.repositoryId(), fetched.begunAt());
    }

    /** What a fetch was to bring is asked for, as far as the host can be asked. */
    @Transactional(TxType.MANDATORY)
    void onFailure(@Observes FetchFailed failed) {
        if (gaps.wake(failed.repositoryId(), clock.instant()) > 0) {
            due.fire(new GapsDue());
        }
    }

    /** Another token may open what the one before did not. */
    @Transactional(TxType.MANDATORY)
    void onConnection(@Observes ConnectionChanged changed) {
        gaps.begin(changed.repositoryId(), clock.instant());
        due.fire(new GapsDue());
    }

    /** Where to ask from: where the push began, where the branch was, where another branch is; as far as more than the name is known. */
    private List<String> told(PushStored stored) {
        long repositoryId = stored.repositoryId();
        List<String> ends = Stream.of(stored.push().before(), stored.standing())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Node> nodes = graph.nodes(repositoryId, ends);
        return Stream.concat(
                        ends.stream()
                                .filter(sha ->
                                        nodes.containsKey(sha) && nodes.get(sha).told()),
                        gaps.otherHead(repositoryId, stored.push().ref()).stream())
                .toList();
    }
}
