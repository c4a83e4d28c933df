package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import dev.waybill.state.Outbox;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes what a host tells of a push afterwards, when it is asked, into the graph, and tells what the push left out. */
@Singleton
public class CompletePush {

    private static final Logger LOG = Logger.getLogger(CompletePush.class);

    private final GraphRepository graph;
    private final ImportRepository imports;
    private final SaveCommits saveCommits;
    private final PushFacts facts;
    private final Outbox outbox;
    private final Event<GraphGrown> grown;

    @Inject
    CompletePush(
            GraphRepository graph,
            ImportRepository imports,
            SaveCommits saveCommits,
            PushFacts facts,
            Outbox outbox,
            Event<GraphGrown> grown) {
        this.graph = graph;
        this.imports = imports;
        this.saveCommits = saveCommits;
        this.facts = facts;
        this.outbox = outbox;
        this.grown = grown;
    }

    /**
     * Stores a push with all its commits. Storing it again changes nothing and tells nothing.
     *
     * @param repo locked by the caller's transaction
     * @param told the commits with their parents, in any order; {@code cut} if there are more
     */
    @Transactional(TxType.MANDATORY)
    public void store(Repo repo, Push told, Instant now) {
        Push push = told.with(ParentsFirst.of(told.commits()));
        Map<String, Node> known = graph.nodes(repo.id(), Chain.named(push));
        List<Node> changed = Border.string(push, known, now);
        if (!changed.isEmpty()) {
            saveCommits.save(repo.id(), push, known, changed, now);
        }
        Set<String> news = imports.unannounced(
                repo.id(), push.commits().stream().map(HostCommit::sha).toList());
        if (!news.isEmpty()) {
            Push rest = push.with(push.commits().stream()
                    .filter(commit -> news.contains(commit.sha()))
                    .toList());
            outbox.appendAll(facts.of(repo, rest, graph.nodes(repo.id(), Chain.named(rest))), repo.nextPush());
            graph.announced(repo.id(), rest.commits());
        }
        if (!changed.isEmpty()) {
            grown.fire(new GraphGrown(repo.id()));
        }
        LOG.infof(
                "push completed repo=%d commits=%d told=%d",
                repo.id(), push.commits().size(), news.size());
    }
}
