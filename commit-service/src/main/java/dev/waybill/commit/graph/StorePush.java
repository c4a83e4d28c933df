package dev.waybill.commit.graph;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes a push into the graph and tells it. Storing the same push again changes nothing but tells it again. */
@Singleton
public class StorePush {

    private static final Logger LOG = Logger.getLogger(StorePush.class);

    /** How far apart two deliveries may come in the wrong order. */
    private static final Duration DISORDER = Duration.ofHours(1);

    /** A longer way up means that the host told a circle, which Git cannot have. */
    private static final int MOST_LIFTS = 10_000;

    private static final int SLICE = 100;

    private final GraphRepository graph;
    private final RefRepository refs;
    private final PushFacts facts;
    private final Outbox outbox;
    private final Event<GraphGrown> grown;

    @Inject
    StorePush(GraphRepository graph, RefRepository refs, PushFacts facts, Outbox outbox, Event<GraphGrown> grown) {
        this.graph = graph;
        this.refs = refs;
        this.facts = facts;
        this.outbox = outbox;
        this.grown = grown;
    }

    /**
     * Stores a push.
     *
     * @param repo locked by the caller's transaction
     * @param deliveryId which delivery brought it
     * @param told what the host says
     * @param receivedAt when that came
     */
    @Transactional(TxType.MANDATORY)
    public void store(Repo repo, long deliveryId, Push told, Instant receivedAt) {
        Push push = told.isBareDeletion() ? told.from(head(repo, told.ref())) : told;
        if (push.isBareDeletion()) {
            // It is gone already, or nobody ever knew it.
            return;
        }
        Map<String, Node> known = graph.nodes(repo.id(), Chain.named(push));
        List<Node> changed = Chain.string(push, known, receivedAt);
        if (!changed.isEmpty()) {
            save(repo.id(), push, changed, receivedAt);
            lift(repo.id(), known, changed);
        }
        moveRef(repo.id(), deliveryId, push, receivedAt);
        List<CommitsPushed> parts = facts.of(repo, push, graph.nodes(repo.id(), Chain.named(push)));
        outbox.appendAll(parts, repo.nextPush());
        if (!changed.isEmpty()) {
            grown.fire(new GraphGrown(repo.id()));
        }
        LOG.infof(
                "push stored repo=%d delivery=%d commits=%d new=%d cut=%b",
                repo.id(), deliveryId, push.commits().size(), changed.size(), push.cut());
    }

    private void save(long repositoryId, Push push, List<Node> changed, Instant receivedAt) {
        Map<String, HostCommit> told = push.commits().stream().collect(toMap(HostCommit::sha, identity(), (a, _) -> a));
        Optional.ofNullable(push.head()).ifPresent(head -> told.putIfAbsent(head.sha(), head));
        for (List<Node> some : slices(changed)) {
            graph.save(
                    repositoryId,
                    some.stream()
                            .map(node -> NodeRow.of(node, node.told() ? told.get(node.sha()) : null))
                            .toList(),
                    receivedAt);
        }
        Set<String> stored = changed.stream().filter(Node::told).map(Node::sha).collect(toSet());
        List<HostCommit> withFiles = told.values().stream()
                .filter(commit -> stored.contains(commit.sha()))
                .filter(commit -> !commit.files().isEmpty())
                .toList();
        for (List<HostCommit> some : slices(withFiles)) {
            graph.saveFiles(
                    repositoryId,
                    some.stream()
                            .flatMap(commit -> commit.files().stream()
                                    .map(file -> new FileRow(commit.sha(), file.path(), file.type())))
                            .toList());
        }
    }

    /** A long push goes into the statements in slices: they are text once more on their way. */
    private static <T> List<List<T>> slices(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SLICE)
                .mapToObj(from -> all.subList(from, Math.min(from + SLICE, all.size())))
                .toList();
    }

    /** A commit that was there before and now stands higher may have children that stand too low. */
    private void lift(long repositoryId, Map<String, Node> known, List<Node> changed) {
        Collection<String> lifted = changed.stream()
                .filter(node -> {
                    Node before = known.get(node.sha());
                    return before != null && before.generation() < node.generation();
                })
                .map(Node::sha)
                .toList();
        for (int lifts = 0; !lifted.isEmpty(); lifts++) {
            if (lifts == MOST_LIFTS) {
                LOG.errorf(
                        "the graph of a repository goes in a circle repo=%d commit=%s",
                        repositoryId, lifted.iterator().next());
                return;
            }
            lifted = graph.liftChildren(repositoryId, lifted);
        }
    }

    private @Nullable String head(Repo repo, String ref) {
        return refs.standing(repo.id(), ref).map(RefMove::after).orElse(null);
    }

    private void moveRef(long repositoryId, long deliveryId, Push push, Instant receivedAt) {
        RefMove move = new RefMove(push.before(), push.after());
        boolean late = refs.standing(repositoryId, push.ref())
                .filter(standing -> move.isLate(
                        standing.after(), refs.movesSince(repositoryId, push.ref(), receivedAt.minus(DISORDER))))
                .isPresent();
        refs.record(repositoryId, deliveryId, push, late, receivedAt);
    }
}
