package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.commit.graph.Move;
import dev.waybill.commit.graph.Moves;
import dev.waybill.commit.repository.Repo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** After an import: moves refs to where they are, and tells the commits that hosts left out of their pushes. */
@Singleton
final class FollowRefs {

    private static final int MOST_MOVES = 500;

    /** Who pushes more brings a history, and that is not told. */
    private static final int MOST_COMMITS = 5_000;

    private final Moves moves;

    @Inject
    FollowRefs(Moves moves) {
        this.moves = moves;
    }

    /**
     * In the last transaction of an import.
     *
     * @param repo locked
     * @param before where refs pointed at the last import; nothing if this is the first
     * @param pages what the pages of commits begin with
     */
    void follow(Repo repo, History history, List<String> before, Instant begunAt, @Nullable String pages) {
        moves.follow(
                repo.id(),
                history.tips(),
                before.isEmpty(),
                (ancestor, descendant) -> isAncestor(history, ancestor, descendant),
                begunAt);
        List<Long> settled = new ArrayList<>();
        for (Move move : moves.untold(repo.id(), begunAt, MOST_MOVES)) {
            try {
                if (history.has(move.after())) {
                    tell(repo, history, move, before, pages);
                }
                // One that is not there was moved away meanwhile, and nobody will ever know what it had.
                settled.add(move.id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        moves.settle(repo.id(), settled);
    }

    private void tell(Repo repo, History history, Move move, List<String> before, @Nullable String pages)
            throws IOException {
        List<String> had = new ArrayList<>();
        if (move.before() != null) {
            had.add(move.before());
        }
        if (move.before() == null || move.forced()) {
            had.addAll(before);
        }
        if (had.stream().noneMatch(sha -> hasQuietly(history, sha))) {
            return;
        }
        List<String> commits = history.between(had, move.after());
        if (commits.size() > MOST_COMMITS) {
            return;
        }
        Set<String> unannounced = moves.unannounced(repo.id(), commits);
        List<ImportedCommit> told = new ArrayList<>();
        for (String sha : commits) {
            if (unannounced.contains(sha)) {
                told.add(history.read(sha));
            }
        }
        if (!told.isEmpty()) {
            moves.tell(repo, move, told, pages);
        }
    }

    private static boolean hasQuietly(History history, String sha) {
        try {
            return history.has(sha);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAncestor(History history, String ancestor, String descendant) {
        try {
            return history.isAncestor(ancestor, descendant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
