package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import dev.waybill.state.Outbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Follows the refs of a repository that was fetched, and tells what hosts left out of their pushes. All for a repository that is locked. */
@Singleton
public class Moves {

    private final MoveRepository moves;
    private final GraphRepository graph;
    private final ImportRepository imports;
    private final PushFacts facts;
    private final Outbox outbox;

    @Inject
    Moves(MoveRepository moves, GraphRepository graph, ImportRepository imports, PushFacts facts, Outbox outbox) {
        this.moves = moves;
        this.graph = graph;
        this.imports = imports;
        this.facts = facts;
        this.outbox = outbox;
    }

    /**
     * Lets refs stand where the repository has them.
     *
     * @param tips where they are
     * @param first true if the repository had never been fetched; then nothing of it is news
     * @param isAncestor whether the first commit is an ancestor of the second
     * @param begunAt when the repository was asked; what was pushed later is known better
     */
    @Transactional(TxType.MANDATORY)
    public void follow(
            long repositoryId,
            Map<String, String> tips,
            boolean first,
            BiPredicate<String, String> isAncestor,
            Instant begunAt) {
        Map<String, Standing> standings = moves.standings(repositoryId);
        Set<String> names = new TreeSet<>(tips.keySet());
        names.addAll(standings.keySet());
        for (String name : names) {
            Standing standing = standings.get(name);
            String before = standing == null ? null : standing.head();
            String after = tips.get(name);
            boolean older = standing != null && !standing.movedAt().isBefore(begunAt);
            if (!older && !Objects.equals(before, after)) {
                boolean forced = before != null && after != null && !isAncestor.test(before, after);
                moves.record(repositoryId, name, before, after, forced, first, begunAt);
            }
        }
    }

    /** Moves whose commits may not all have been told, oldest first. */
    @Transactional(TxType.MANDATORY)
    public List<Move> untold(long repositoryId, Instant until, int limit) {
        return moves.unhealed(repositoryId, until, limit);
    }

    /** Those of some commits that nobody was told of. */
    @Transactional(TxType.MANDATORY)
    public Set<String> unannounced(long repositoryId, List<String> shas) {
        return imports.unannounced(repositoryId, shas);
    }

    /** Tells the commits of a move that were not told yet, oldest first. */
    @Transactional(TxType.MANDATORY)
    public void tell(Repo repo, Move move, List<ImportedCommit> commits, @Nullable String pages) {
        List<HostCommit> told = commits.stream()
                .map(commit -> commit.told(pages == null ? null : pages + commit.sha()))
                .toList();
        Push push = new Push(move.ref(), move.before(), move.after(), move.forced(), false, told, null);
        outbox.appendAll(facts.of(repo, push, graph.nodes(repo.id(), Chain.named(push))), repo.nextPush());
        graph.announced(repo.id(), told);
    }

    /** All of these are told now. */
    @Transactional(TxType.MANDATORY)
    public void settle(long repositoryId, List<Long> ids) {
        moves.healed(repositoryId, ids);
    }
}
