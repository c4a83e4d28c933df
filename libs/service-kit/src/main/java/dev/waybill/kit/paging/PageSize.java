package dev.waybill.kit.paging;

import dev.waybill.kit.error.ApiException;
import org.jspecify.annotations.Nullable;

/** How many rows a page has: {@code per_page}, by default and at the most 100 (Sentry's bounds). */
public final class PageSize {

    /** Sentry's default and maximum. */
    public static final int MAX = 100;

    private PageSize() {}

    /** Reads {@code per_page}; 400 if it is no number between 1 and {@link #MAX}. */
    public static int parse(@Nullable String perPage) {
        if (perPage == null || perPage.isEmpty()) {
            return MAX;
        }
        try {
            int size = Integer.parseInt(perPage);
            if (size >= 1 && size <= MAX) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw ApiException.badRequest("Invalid per_page parameter. It must be a number.");
        }
        throw ApiException.badRequest("Invalid per_page value. Must be between 1 and " + MAX + ".");
    }
}
