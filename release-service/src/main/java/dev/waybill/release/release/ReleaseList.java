package dev.waybill.release.release;

import dev.waybill.kit.paging.LinkHeader;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of releases.
 *
 * @param previous where the page before begins, null if this is the first
 * @param next where the page after begins, null if this is the last
 */
record ReleaseList<T>(
        List<T> items,
        @Nullable ReleaseCursor previous,
        @Nullable ReleaseCursor next) {

    ReleaseList {
        items = List.copyOf(items);
    }

    static <T> ReleaseList<T> empty() {
        return new ReleaseList<>(List.of(), null, null);
    }

    /** The same page of other items, made all at once. */
    <R> ReleaseList<R> with(Function<List<T>, List<R>> views) {
        return new ReleaseList<>(views.apply(items), previous, next);
    }

    /** A 200 answer with the items and their links, at the address that the client used. */
    RestResponse<List<T>> answer(String publicUrl, UriInfo request) {
        return RestResponse.ResponseBuilder.ok(items)
                .header("Link", LinkHeader.of(text(previous), text(next), publicUrl, request))
                .build();
    }

    private static @Nullable String text(@Nullable ReleaseCursor cursor) {
        return cursor == null ? null : cursor.toString();
    }
}
