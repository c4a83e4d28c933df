package dev.waybill.local.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Answers that the edge gives itself, in the shape of the web API: {@code {"detail": "…"}}. A page of any origin may read them, as it may those of
 * ingest-service behind it: a browser's SDK would take them for a broken network otherwise (clients.md §5.5).
 */
final class Refusal {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Vertx vertx;

    Refusal(Vertx vertx) {
        this.vertx = vertx;
    }

    void send(HttpServerRequest request, int status, String detail) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", "x-sentry-error, x-sentry-rate-limits, retry-after")
                .end("{\"detail\":\"" + detail + "\"}");
        endUnread(request);
    }

    /** What is no HTTP, or has too large a head. Where the next request would begin is unknown then, so the connection is closed. */
    void invalid(HttpServerRequest request) {
        switch (request.decoderResult().cause()) {
            case TooLongHttpLineException tooLong -> send(request, 414, "The address is too long");
            case TooLongHttpHeaderException tooLarge -> send(request, 431, "The headers are too large");
            case null, default -> send(request, 400, "Bad Request");
        }
        request.response().close();
    }

    /** The service is away, overrun, or died in the middle. What has begun to be sent can only be cut. */
    void unavailable(HttpServerRequest request, Throwable error) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        response.headers().clear();
        if (error instanceof ConnectionPoolTooBusyException) {
            response.putHeader("Retry-After", "1");
            send(request, 503, "Too many requests are waiting for this service");
        } else {
            send(request, 502, "The service that answers this is not reachable");
        }
    }

    /**
     * Answered before the body was read to its end. The rest is thrown away, for a while: a connection that is cut at once
     * may take the answer with it.
     */
    void endUnread(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        request.handler(unread -> {}).endHandler(ended -> {}).resume();
        vertx.setTimer(DRAIN.toMillis(), fired -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }
}
