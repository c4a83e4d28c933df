package dev.waybill.local.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts connections on which no request gets complete. A timer runs whenever a connection waits for a request head, and
 * bytes that drip in do not reset it.
 */
final class ConnectionGuard {

    private final Vertx vertx;
    private final Duration head;
    private final Duration idle;
    private final Map<HttpConnection, Watch> watches = new ConcurrentHashMap<>();

    /**
     * @param head how long a request head may take, on a new connection from its beginning, later from the head's first byte
     * @param idle how long a connection may lie between two requests
     */
    ConnectionGuard(Vertx vertx, Duration head, Duration idle) {
        this.vertx = vertx;
        this.head = head;
        this.idle = idle;
    }

    void opened(HttpConnection connection) {
        Watch watch = new Watch(connection);
        watches.put(connection, watch);
        connection.closeHandler(closed -> {
            watches.remove(connection);
            watch.disarm();
        });
        // Vert.x tells when a head is complete, not when it begins.
        ((ConnectionBase) connection).channel().pipeline().addFirst(watch);
        watch.arm(head);
    }

    void received(HttpServerRequest request) {
        Watch watch = watches.get(request.connection());
        if (watch != null) {
            watch.received(request);
        }
    }

    /** One connection; everything happens on its event loop. */
    private final class Watch extends ChannelInboundHandlerAdapter {

        private final HttpConnection connection;
        private @Nullable HttpServerRequest answered;
        private @Nullable Long timer;

        Watch(HttpConnection connection) {
            this.connection = connection;
        }

        void received(HttpServerRequest request) {
            answered = null;
            disarm();
            request.response().endHandler(ended -> {
                answered = request;
                arm(idle);
            });
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            // What comes before the end of an answered request is its body, not the next head.
            if (answered != null && answered.isEnded()) {
                answered = null;
                arm(head);
            }
            super.channelRead(context, message);
        }

        void arm(Duration patience) {
            disarm();
            timer = vertx.setTimer(patience.toMillis(), fired -> connection.close());
        }

        void disarm() {
            if (timer != null) {
                vertx.cancelTimer(timer);
                timer = null;
            }
        }
    }
}
