package dev.waybill.kit.paging;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Writes the {@code Link} header: always a previous and a next entry; a client goes on while next says {@code results="true"}. */
public final class LinkHeader {

    private static final String FIRST_PREVIOUS = new Cursor(0, 0, true).toString();
    private static final String LAST_NEXT = Cursor.START.toString();

    private LinkHeader() {}

    /** A 200 answer with the items of a page and its links, at the address that the client used. */
    public static Response answer(Page<?> page, String publicUrl, UriInfo request) {
        return Response.ok(page.items())
                .header("Link", of(page, publicUrl, request))
                .build();
    }

    /** {@link #answer} with a type, which says in the OpenAPI document what the list holds. */
    public static <T> RestResponse<List<T>> list(Page<T> page, String publicUrl, UriInfo request) {
        return RestResponse.ResponseBuilder.ok(page.items())
                .header("Link", of(page, publicUrl, request))
                .build();
    }

    /** The value of the header. */
    public static String of(Page<?> page, String publicUrl, UriInfo request) {
        return of(text(page.previous()), text(page.next()), publicUrl, request);
    }

    /**
     * The value of the header for a list whose cursors hold more than two numbers.
     *
     * @param previous where the page before begins, null if this is the first
     * @param next where the page after begins, null if this is the last
     */
    public static String of(@Nullable String previous, @Nullable String next, String publicUrl, UriInfo request) {
        String base = publicUrl + request.getRequestUri().getRawPath() + "?" + otherParameters(request) + "&cursor=";
        return entry(base, "previous", previous, FIRST_PREVIOUS) + ", " + entry(base, "next", next, LAST_NEXT);
    }

    private static @Nullable String text(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.toString();
    }

    private static String entry(String base, String rel, @Nullable String cursor, String absent) {
        String shown = cursor == null ? absent : cursor;
        return "<%s%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\"".formatted(base, shown, rel, cursor != null, shown);
    }

    private static String otherParameters(UriInfo request) {
        List<String> parameters = new ArrayList<>();
        request.getQueryParameters().forEach((name, values) -> {
            if (!"cursor".equals(name)) {
                values.forEach(value -> parameters.add(encode(name) + "=" + encode(value)));
            }
        });
        return String.join("&", parameters);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
