package dev.waybill.kit.paging;

import java.util.List;

/**
 * Pages by number, for short lists whose order hardly changes: {@code value} of the cursor is the page size, {@code offset} the number of
 * the page, as Sentry's offset paging writes it.
 */
public final class OffsetPage {

    private static final long MAX_ROWS = 1_000_000;

    private OffsetPage() {}

    /** Reads rows of the list. */
    @FunctionalInterface
    public interface Rows<T> {

        /** At most {@code limit} rows after the first {@code offset} ones. */
        List<T> read(int offset, int limit);
    }

    /** The page at that place. A page beyond the end is empty. */
    public static <T> Page<T> read(Cursor cursor, int size, Rows<T> rows) {
        long number = cursor.offset();
        if (number > MAX_ROWS / size) {
            return new Page<>(List.of(), null, null);
        }
        List<T> found = rows.read((int) number * size, size + 1);
        boolean more = found.size() > size;
        return new Page<>(
                more ? found.subList(0, size) : found,
                number == 0 ? null : new Cursor(size, number - 1, true),
                more ? new Cursor(size, number + 1, false) : null);
    }
}
