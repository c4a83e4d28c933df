package dev.waybill.commit.paging;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import dev.waybill.kit.paging.PageSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page by number begins. Sentry's cursor of such a list is {@code size:number:isPrevious}.
 *
 * @param number from 0
 * @param size at most {@link PageSize#MAX}
 */
public record OffsetPage(int number, int size) {

    /** Whoever counts through more than that reads on with a narrower question. */
    private static final int LAST = 10_000;

    /** Reads the two query parameters; 400 for malformed ones. */
    public static OffsetPage parse(@Nullable String cursor, @Nullable String perPage) {
        long number = Cursor.parse(cursor).offset();
        if (number > LAST) {
            throw ApiException.badRequest("Invalid cursor parameter.");
        }
        return new OffsetPage((int) number, PageSize.parse(perPage));
    }

    /** How many rows come before the page. */
    public int skip() {
        return number * size;
    }

    /** How many rows to read: one more than a page has, to see whether another follows. */
    public int limit() {
        return size + 1;
    }

    /** The page of the rows that were read. */
    public <T> Page<T> of(List<T> rows) {
        Cursor previous = number == 0 ? null : new Cursor(size, number - 1, true);
        boolean more = rows.size() > size && number < LAST;
        return new Page<>(
                rows.subList(0, Math.min(size, rows.size())),
                previous,
                more ? new Cursor(size, number + 1, false) : null);
    }
}
