package dev.waybill.ingest.limits;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.VertxHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests whose head is no HTTP, or too long, and which therefore never reach a route. Vert.x would do so without a word, and without
 * the headers by which a browser lets its page see the answer; Quarkus does not let its server be told otherwise, so each connection is.
 *
 * <p>Is there only until the first bytes of the connection come.
 */
final class MalformedHeads extends ChannelInboundHandlerAdapter {

    private static final int BAD_REQUEST = 400;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        VertxHandler<?> http = context.pipeline().get(VertxHandler.class);
        if (http != null && http.getConnection() instanceof HttpServerConnection connection) {
            connection.invalidRequestHandler(MalformedHeads::answer);
        }
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }

    /** What follows on the connection cannot be told apart any more, so it is closed. */
    private static void answer(HttpServerRequest request) {
        int status = status(request.decoderResult().cause());
        String detail = detail(status);
        HttpServerResponse response = request.response();
        CrossOrigin.allow(response)
                .set(HttpHeaders.CONTENT_TYPE, "application/json")
                .set("x-sentry-error", detail)
                .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        response.setStatusCode(status)
                .end(new JsonObject().put("detail", detail).toBuffer())
                .onComplete(_ -> request.connection().close());
    }

    private static int status(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
            case null, default -> BAD_REQUEST;
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case URI_TOO_LONG -> "request line too long";
            case HEADERS_TOO_LARGE -> "headers too large";
            default -> "malformed request";
        };
    }
}
