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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final int SLICE = 100;

    private final GraphRepository graph;
    private final RefRepository refs;
    private final Generations generations;
    private final LinkRepository links;
    private final PushFacts facts;
    private final Outbox outbox;
    private final Event<GraphGrown> grown;
    private final Event<PushStored> stored;

    @Inject
    StorePush(
            GraphRepository graph,
            RefRepository refs,
            Generations generations,
            LinkRepository links,
            PushFacts facts,
            Outbox outbox,
            Event<GraphGrown> grown,
            Event<PushStored> stored) {
        this.graph = graph;
        this.refs = refs;
        this.generations = generations;
        this.links = links;
        this.facts = facts;
        this.outbox = outbox;
        this.grown = grown;
        this.stored = stored;
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
            generations.lift(repo.id(), known, changed);
        }
        moveRef(repo.id(), deliveryId, push, receivedAt);
        List<CommitsPushed> parts = facts.of(repo, push, graph.nodes(repo.id(), Chain.named(push)));
        outbox.appendAll(parts, repo.nextPush());
        graph.announced(repo.id(), push.commits());
        stored.fire(new PushStored(repo.id()));
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
        links.save(
                repositoryId,
                changed.stream()
                        .map(node -> told.get(node.sha()))
                        .filter(Objects::nonNull)
                        .flatMap(commit -> Trailers.links(commit.sha(), commit.message()))
                        .toList());
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
                                    .map(file -> new FileRow(commit.sha(), file.path(), file.type(), file.from())))
                            .toList());
        }
    }

    /** A long push goes into the statements in slices: they are text once more on their way. */
    private static <T> List<List<T>> slices(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SLICE)
                .mapToObj(from -> all.subList(from, Math.min(from + SLICE, all.size())))
                .toList();
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
