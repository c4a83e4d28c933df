package dev.waybill.ingest.limits;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Lets a page of any origin read an answer, or a browser's SDK would take it for a broken network (clients.md §5.5). */
public final class CrossOrigin {

    private static final CharSequence ANY = createOptimized("*");
    private static final CharSequence EXPOSED = createOptimized("x-sentry-error, x-sentry-rate-limits, retry-after");

    private CrossOrigin() {}

    /** Sets the headers that every answer has, and gives all of them for more. */
    public static MultiMap allow(HttpServerResponse response) {
        return response.headers()
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
}
