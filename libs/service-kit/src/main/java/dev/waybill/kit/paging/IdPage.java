package dev.waybill.kit.paging;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list in the order of ids: {@code value} of the cursor is the id of the row beside the page. Rows that come or go meanwhile move no
 * other row to another page, so whoever walks the list meets each row that stays exactly once.
 */
public final class IdPage {

    private IdPage() {}

    /** Reads rows of the list. */
    @FunctionalInterface
    public interface Rows<T> {

        /**
         * At most {@code limit} rows on one side of an id, which itself is not among them, the nearest first.
         *
         * @param backwards whether those below it, by falling id; else those above it, by rising id
         */
        List<T> read(long id, boolean backwards, int limit);
    }

    /** The page at that place. */
    public static <T> Page<T> read(Cursor cursor, int size, Rows<T> rows, ToLongFunction<? super T> id) {
        List<T> found = rows.read(cursor.value(), cursor.previous(), size + 1);
        boolean more = found.size() > size;
        List<T> nearest = more ? found.subList(0, size) : found;
        if (cursor.previous()) {
            List<T> items = nearest.reversed();
            return new Page<>(items, more ? before(items, id) : null, after(items, id));
        }
        return new Page<>(nearest, cursor.isStart() ? null : before(nearest, id), more ? after(nearest, id) : null);
    }

    private static <T> @Nullable Cursor before(List<T> items, ToLongFunction<? super T> id) {
        return items.isEmpty() ? null : new Cursor(id.applyAsLong(items.getFirst()), 0, true);
    }

    private static <T> @Nullable Cursor after(List<T> items, ToLongFunction<? super T> id) {
        return items.isEmpty() ? null : new Cursor(id.applyAsLong(items.getLast()), 0, false);
    }
}
