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

    /** Of each of many lists; most of a page is in a few of them. */
    private static final int LEAST_STEPS = 10;

    /** So many lists are walked for a whole page each without a look at the first rows of all. */
    static final int MOST_WHOLE_LISTS = 8;

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
        int lists = walk.scope().lists();
        if (lists == 0) {
            return new Found(List.of(), null);
        }
        boolean skips = walk.filter().skips(walk.order());
        if (skips || lists > MOST_WHOLE_LISTS) {
            int least = lists == 1 ? size + 1 : LEAST_STEPS;
            Found walked = walked(walk, Math.max(least, FEW_STEPS / lists), size);
            if (walked.isFull(size)) {
                return walked;
            }
        }
        if (!skips) {
            return Found.page(pages.walk(walk, size + 1, size + 1), size, null);
        }
        return lookedUp(walk, size + 1)
                .map(rows -> Found.page(rows, size, null))
                .orElseGet(() -> walked(walk, Math.max(size + 1, MOST_STEPS / lists), size));
    }

    /** What passes the filter before one of the lists was walked for so many steps. */
    private Found walked(Walk walk, int steps, int size) {
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

    /** The first rows of all that pass the filter, empty if they are too many to look at. */
    private Optional<List<ReleasePlace>> lookedUp(Walk walk, int size) {
        Optional<List<ReleasePlace>> found =
                walk.filter().isSelective(walk.order()) ? pages.passing(walk, MOST_CANDIDATES, size) : Optional.empty();
        List<Long> environmentIds = walk.filter().environmentIds();
        return found.isPresent() || environmentIds == null
                ? found
                : pages.seen(walk, environmentIds, MOST_CANDIDATES, size);
    }
}
