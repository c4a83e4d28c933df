package dev.waybill.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts connections on which no request gets complete. A timer runs whenever a connection waits for a request head, and
 * bytes that drip in do not reset it.
 */
final class ConnectionGuard {

    private final Vertx vertx;
    private final Duration firstHead;
    private final Duration nextHead;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    /**
     * @param firstHead how long a new connection may take for its first request head
     * @param nextHead how long it may idle or take for every further one
     */
    ConnectionGuard(Vertx vertx, Duration firstHead, Duration nextHead) {
        this.vertx = vertx;
        this.firstHead = firstHead;
        this.nextHead = nextHead;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> disarm(connection));
        arm(connection, firstHead);
    }

    void received(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        disarm(connection);
        request.response().endHandler(ended -> arm(connection, nextHead));
    }

    private void arm(HttpConnection connection, Duration patience) {
        long timer = vertx.setTimer(patience.toMillis(), fired -> connection.close());
        Long previous = timers.put(connection, timer);
        if (previous != null) {
            vertx.cancelTimer(previous);
        }
    }

    private void disarm(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
