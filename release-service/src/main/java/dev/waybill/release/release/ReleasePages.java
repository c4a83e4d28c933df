package dev.waybill.release.release;

import dev.waybill.release.release.ReleasePageRepository.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next rows of a list at a cost that does not depend on how many releases there are.
 *
 * <p>A list is walked in its order. Where a filter lets too few of the next rows pass, those that pass at all are looked up and put in order.
 * If they are many, the walk goes on for {@link #MOST_STEPS} steps; what it has found then is the page, perhaps a short one, and the next page
 * begins where the walk ended.
 */
@ApplicationScoped
class ReleasePages {

    private static final int FEW_STEPS = 500;
    static final int MOST_STEPS = 5_000;
    static final int MOST_CANDIDATES = 5_000;

    private final ReleasePageRepository pages;

    @Inject
    ReleasePages(ReleasePageRepository pages) {
        this.pages = pages;
    }

    /**
     * What was found.
     *
     * @param next the row after which the list goes on, null at its end
     */
    record Found(List<ReleasePlace> places, @Nullable ReleasePlace next) {

        /** Whether no more could have been found. */
        boolean isFull(int size) {
            return places.size() == size || next == null;
        }

        private static Found page(List<ReleasePlace> rows, int size, @Nullable ReleasePlace horizon) {
            if (rows.size() > size) {
                return new Found(List.copyOf(rows.subList(0, size)), rows.get(size - 1));
            }
            return new Found(List.copyOf(rows), horizon);
        }
    }

    /** The page of a list at a cursor. */
    ReleaseList<ReleasePlace> page(ReleaseSearch search, ReleaseCursor cursor, int size) {
        ReleasePlace edge = cursor.place();
        Found found =
                find(new Walk(search.scope(), search.order(), search.filter(), edge, false, cursor.previous()), size);
        List<ReleasePlace> rows = cursor.previous() ? found.places().reversed() : found.places();
        ReleasePlace end = found.next();
        if (cursor.previous()) {
            return new ReleaseList<>(
                    rows,
                    end == null ? null : ReleaseCursor.before(end),
                    rows.isEmpty() ? ReleaseCursor.START : ReleaseCursor.after(rows.getLast()));
        }
        return new ReleaseList<>(
                rows,
                edge == null ? null : ReleaseCursor.before(rows.isEmpty() ? edge : rows.getFirst()),
                end == null ? null : ReleaseCursor.after(end));
    }

    /** At most {@code size} rows of the walk. */
    Found find(Walk walk, int size) {
        if (walk.scope().lists() == 0) {
            return new Found(List.of(), null);
        }
        if (!walk.filter().skips(walk.order())) {
            return Found.page(pages.walk(walk, size + 1, size + 1), size, null);
        }
        Found walked = walked(walk, FEW_STEPS, size);
        return walked.isFull(size)
                ? walked
                : candidates(walk)
                        .map(candidates -> Found.page(pages.among(walk, candidates, size + 1), size, null))
                        .orElseGet(() -> walked(walk, MOST_STEPS, size));
    }

    /** What passes the filter before one of the lists was walked for its share of the steps. */
    private Found walked(Walk walk, int mostSteps, int size) {
        int steps = Math.max(size + 1, mostSteps / walk.scope().lists());
        List<ReleasePlace> rows = pages.walk(walk, steps, size + 1);
        if (rows.size() > size && walk.scope().lists() == 1) {
            return Found.page(rows, size, null);
        }
        ReleasePlace horizon = pages.horizon(walk, steps).orElse(null);
        return Found.page(
                rows.stream()
                        .filter(row -> horizon == null || !walk.isAfter(row, horizon))
                        .toList(),
                size,
                horizon);
    }

    /** All that may pass the filter, empty if they are too many to look at. */
    private Optional<List<Long>> candidates(Walk walk) {
        Optional<List<Long>> found = walk.filter().isSelective(walk.order())
                ? few(pages.candidates(walk.scope(), walk.filter(), walk.order(), MOST_CANDIDATES + 1))
                : Optional.empty();
        List<Long> environmentIds = walk.filter().environmentIds();
        return found.isPresent() || environmentIds == null
                ? found
                : few(pages.seen(walk.scope(), environmentIds, MOST_CANDIDATES + 1));
    }

    private static Optional<List<Long>> few(List<Long> found) {
        return found.size() > MOST_CANDIDATES ? Optional.empty() : Optional.of(found);
    }
}
