package dev.waybill.ingest.envelope;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import dev.waybill.ingest.limits.CrossOrigin;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes answers. */
final class Answers {

    private static final CharSequence JSON = createOptimized("application/json");
    private static final CharSequence ALLOWED_METHODS = createOptimized("POST");
    private static final CharSequence ALLOWED_HEADERS = createOptimized(
            "x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, authentication,"
                    + " authorization, content-encoding, transfer-encoding");
    private static final CharSequence MAX_AGE = createOptimized("3600");
    private static final CharSequence RETRY_AFTER_SECONDS = createOptimized("5");
    private static final CharSequence ENCODINGS = createOptimized("gzip, deflate, br, zstd");
    private static final CharSequence SENTRY_ERROR = createOptimized("x-sentry-error");
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private Answers() {}

    /**
     * Everything is safe.
     *
     * @param eventId the event's id, null if there was none
     */
    static void accepted(HttpServerResponse response, @Nullable String eventId) {
        CrossOrigin.allow(response).set(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(eventId == null ? "{}" : "{\"id\":\"" + eventId + "\"}");
    }

    /** A browser asks whether it may post. */
    static void preflight(HttpServerResponse response) {
        CrossOrigin.allow(response)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS)
                .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        response.setStatusCode(OK).end();
    }

    /** Nothing was taken. */
    static void refused(HttpServerResponse response, Refusal refusal) {
        MultiMap headers =
                CrossOrigin.allow(response).set(HttpHeaders.CONTENT_TYPE, JSON).set(SENTRY_ERROR, refusal.detail());
        if (refusal.reason().status() == UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (refusal.reason() == RefusalReason.METHOD_NOT_ALLOWED) {
            headers.set(HttpHeaders.ALLOW, "POST, OPTIONS");
        }
        if (refusal.reason() == RefusalReason.UNSUPPORTED_ENCODING) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, ENCODINGS);
        }
        if (refusal.reason() == RefusalReason.TOO_SLOW) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        JsonObject body = new JsonObject().put("detail", refusal.detail());
        if (!refusal.causes().isEmpty()) {
            body.put("causes", new JsonArray(refusal.causes()));
        }
        response.setStatusCode(refusal.reason().status()).end(body.toBuffer());
    }
}
