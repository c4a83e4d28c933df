package dev.waybill.kit.paging;

import dev.waybill.kit.error.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered list, opaque to clients, written {@code value:offset:isPrevious} as Sentry writes it.
 *
 * <p>Keyset paging uses {@code value} as the sort value of the last row of the page before and {@code offset} as that row's id or the number
 * of equal rows to skip; offset paging uses {@code offset} as the number of the page. Which of the two is up to the list.
 *
 * @param value the sort value, or the page size
 * @param offset not negative
 * @param previous true for the page before that place, false for the page after it
 */
public record Cursor(long value, long offset, boolean previous) {

    /** The first page. */
    public static final Cursor START = new Cursor(0, 0, false);

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}):(\\d{1,18}):([01])");

    /** Reads a cursor; absent or empty is the first page (clients send {@code ?cursor=} there). 400 for anything malformed. */
    public static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ApiException.badRequest("Invalid cursor parameter.");
        }
        return new Cursor(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), "1".equals(matcher.group(3)));
    }

    /** Whether this is the place before the first row. */
    public boolean isStart() {
        return equals(START);
    }

    @Override
    public String toString() {
        return value + ":" + offset + ":" + (previous ? 1 : 0);
    }
}
