package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.state.Outbox;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes a push into the graph and tells it. Storing the same push again changes nothing but tells it again. */
@Singleton
public class StorePush {

    private static final Logger LOG = Logger.getLogger(StorePush.class);

    /** How far apart two deliveries may come in the wrong order. */
    private static final Duration DISORDER = Duration.ofHours(1);

    private final GraphRepository graph;
    private final RefRepository refs;
    private final SaveCommits saveCommits;
    private final PushFacts facts;
    private final Outbox outbox;
    private final Event<GraphGrown> grown;
    private final Event<PushStored> stored;

    @Inject
    StorePush(
            GraphRepository graph,
            RefRepository refs,
            SaveCommits saveCommits,
            PushFacts facts,
            Outbox outbox,
            Event<GraphGrown> grown,
            Event<PushStored> stored) {
        this.graph = graph;
        this.refs = refs;
        this.saveCommits = saveCommits;
        this.facts = facts;
        this.outbox = outbox;
        this.grown = grown;
        this.stored = stored;
    }

    /**
     * Stores a push.
     *
     * @param repo locked by the caller's transaction
     * @param deliveryId which delivery brought it; null if none did, because the host was asked
     * @param told what the host says
     * @param receivedAt when that came
     */
    @Transactional(TxType.MANDATORY)
    public void store(Repo repo, @Nullable Long deliveryId, Push told, Instant receivedAt) {
        String standing = head(repo, told.ref());
        Push push = told.isBareDeletion() ? told.from(standing) : told;
        if (push.isBareDeletion()) {
            // It is gone already, or nobody ever knew it.
            return;
        }
        Map<String, Node> known = graph.nodes(repo.id(), Chain.named(push));
        List<Node> changed = Chain.string(push, known, receivedAt);
        if (!changed.isEmpty()) {
            saveCommits.save(repo.id(), push, known, changed, receivedAt);
        }
        moveRef(repo.id(), deliveryId, push, receivedAt);
        Map<String, Node> nodes = graph.nodes(repo.id(), Chain.named(push));
        boolean untold = deliveryId == null && push.after() != null && isNamedOnly(nodes.get(push.after()));
        List<CommitsPushed> parts = facts.of(repo, untold ? push.cutShort() : push, nodes);
        outbox.appendAll(parts, repo.nextPush());
        graph.announced(repo.id(), push.commits());
        stored.fire(new PushStored(repo.id(), push, standing, nodes.values()));
        if (!changed.isEmpty()) {
            grown.fire(new GraphGrown(repo.id()));
        }
        LOG.infof(
                "push stored repo=%d delivery=%s commits=%d new=%d cut=%b",
                repo.id(), deliveryId, push.commits().size(), changed.size(), push.cut());
    }

    private static boolean isNamedOnly(@Nullable Node node) {
        return node == null || !node.told();
    }

    private @Nullable String head(Repo repo, String ref) {
        return refs.standing(repo.id(), ref).map(RefMove::after).orElse(null);
    }

    private void moveRef(long repositoryId, @Nullable Long deliveryId, Push push, Instant receivedAt) {
        RefMove move = new RefMove(push.before(), push.after());
        boolean late = refs.standing(repositoryId, push.ref())
                .filter(standing -> move.isLate(
                        standing.after(), refs.movesSince(repositoryId, push.ref(), receivedAt.minus(DISORDER))))
                .isPresent();
        refs.record(repositoryId, deliveryId, push, late, receivedAt);
    }
}
