package dev.waybill.ingest.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection from its first moment and cuts it when the peer is slower than {@link Pace} allows.
 *
 * <p>Vert.x and Quarkus only know idle timeouts, which a peer that sends a byte now and then never meets (measured: such connections were open
 * after 104 s). One timer a connection, none a request.
 */
public final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<ConnectionGuard> GUARD = AttributeKey.valueOf(ConnectionGuard.class, "guard");

    private final Pace pace = new Pace(System.nanoTime());
    private @Nullable HttpServerRequest request;
    private @Nullable Runnable onTooSlow;
    private @Nullable ScheduledFuture<?> ticker;

    /** The guard of a request's connection, null if it has none. */
    public static @Nullable ConnectionGuard of(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                ? connection.channel().attr(GUARD).get()
                : null;
    }

    /** A request's head is complete. To be called for every request, on the event loop of its connection. */
    public void requestBegan(HttpServerRequest began) {
        request = began;
        onTooSlow = null;
        pace.headComplete(System.nanoTime());
    }

    /** Its body and its answer are complete. Not calling it is safe too; it is found out with the next bytes. */
    public void requestComplete() {
        request = null;
        onTooSlow = null;
        pace.requestComplete();
    }

    /** What to do instead of closing when the present request's body comes too slowly; it has to end in closing the connection. */
    public void onSlowBody(Runnable action) {
        onTooSlow = action;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(GUARD).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        ticker = context.executor()
                .scheduleAtFixedRate(() -> tick(context), Pace.TICK_SECONDS, Pace.TICK_SECONDS, TimeUnit.SECONDS);
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (ticker != null) {
            ticker.cancel(false);
        }
        super.channelInactive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            forgetIfComplete();
            pace.received(bytes.readableBytes(), System.nanoTime());
        }
        super.channelRead(context, message);
    }

    private void tick(ChannelHandlerContext context) {
        forgetIfComplete();
        boolean bodyOutstanding = request != null && !request.isEnded();
        if (!pace.isTooSlow(System.nanoTime(), bodyOutstanding)) {
            return;
        }
        Runnable action = onTooSlow;
        onTooSlow = null;
        if (bodyOutstanding && action != null) {
            action.run();
        } else {
            context.close();
        }
    }

    private void forgetIfComplete() {
        if (request != null && request.isEnded() && request.response().ended()) {
            requestComplete();
        }
    }
}
