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
        return parse(perPage, MAX);
    }

    /** Reads {@code per_page} of a list with larger pages: {@code max} by default; 400 if it is no number between 1 and {@code max}. */
    public static int parse(@Nullable String perPage, int max) {
        if (perPage == null || perPage.isEmpty()) {
            return max;
        }
        try {
            int size = Integer.parseInt(perPage);
            if (size >= 1 && size <= max) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw ApiException.badRequest("Invalid per_page parameter. It must be a number.");
        }
        throw ApiException.badRequest("Invalid per_page value. Must be between 1 and " + max + ".");
    }
}
