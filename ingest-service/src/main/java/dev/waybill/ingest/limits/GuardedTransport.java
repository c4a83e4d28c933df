package dev.waybill.ingest.limits;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts a {@link ConnectionGuard} and {@link MalformedHeads} on every connection at the moment it is accepted. Quarkus owns the HTTP server and offers no hook before a
 * request's head is complete, which is just what a slow peer never sends; the transport is the one place that sees the connection before.
 * Found by Vert.x as a service.
 */
public final class GuardedTransport extends JDKTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(this);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new GuardAccepted());
    }

    @ChannelHandler.Sharable
    private static final class GuardAccepted extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) throws Exception {
            if (accepted instanceof Channel connection) {
                connection.pipeline().addLast(new ConnectionGuard(), new MalformedHeads());
            }
            super.channelRead(context, accepted);
        }
    }
}
