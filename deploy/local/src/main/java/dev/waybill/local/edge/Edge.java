package dev.waybill.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one address of a stack. Bodies are streamed both ways and never kept; path, query and {@code Host} arrive as they
 * came.
 */
public final class Edge implements AutoCloseable {

    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int CONNECTIONS_A_SERVICE = 128;
    private static final int WAITING = 1024;

    private final RouteTable routes;
    private final Map<String, Integer> ports;
    private final HttpClient client;
    private final HttpServer server;
    private final Refusal refusal;

    private Edge(RouteTable routes, Map<String, Integer> ports, Vertx vertx, int port, Duration head) {
        this.routes = routes;
        this.ports = Map.copyOf(ports);
        this.refusal = new Refusal(vertx);
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(2000)
                        // Shorter than any server's own, so that no request meets a connection that is just closed.
                        .setKeepAliveTimeout(5)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_A_SERVICE).setMaxWaitQueueSize(WAITING));
        ConnectionGuard guard = new ConnectionGuard(vertx, head, IDLE);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setIdleTimeout((int) SILENCE.toSeconds())
                        .setMaxInitialLineLength(16 * 1024)
                        .setMaxHeaderSize(32 * 1024))
                .connectionHandler(guard::opened)
                .invalidRequestHandler(refusal::invalid)
                .requestHandler(request -> {
                    guard.received(request);
                    handle(request);
                });
    }

    /**
     * Starts the edge.
     *
     * @param ports of the services that the routes name
     * @param port where to listen, 0 for any
     */
    public static Edge start(RouteTable routes, Map<String, Integer> ports, Vertx vertx, int port) {
        return start(routes, ports, vertx, port, HEAD);
    }

    static Edge start(RouteTable routes, Map<String, Integer> ports, Vertx vertx, int port, Duration head) {
        Edge edge = new Edge(routes, ports, vertx, port, head);
        edge.server.listen().toCompletionStage().toCompletableFuture().join();
        return edge;
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        client.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        String encoding = request.getHeader("Transfer-Encoding");
        boolean ambiguous = encoding != null && !encoding.equalsIgnoreCase("chunked");
        HostAndPort authority = request.authority();
        String path = request.path();
        if (ambiguous || authority == null || path == null || !request.uri().startsWith("/")) {
            refusal.send(request, 400, "Bad Request");
            return;
        }
        Optional<Integer> port = routes.service(path).map(ports::get);
        if (port.isEmpty()) {
            refusal.send(request, 404, "The requested resource does not exist");
            return;
        }
        forward(request, authority, port.get());
    }

    private void forward(HttpServerRequest request, HostAndPort authority, int port) {
        ProxyRequest outgoing = ProxyRequest.reverseProxy(request);
        forwardedHeaders(request, authority, outgoing);
        RequestOptions target = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setIdleTimeout(SILENCE.toMillis());
        client.request(target)
                .compose(passed -> outgoing.send(passed)
                        .compose(ProxyResponse::send)
                        .onSuccess(sent -> afterAnswer(request, passed)))
                .onFailure(error -> refusal.unavailable(request, error));
    }

    /**
     * A service that has answered may not have got the whole body. Its connection is of no more use then: it would take the next request for
     * what is missing of the body.
     */
    private void afterAnswer(HttpServerRequest request, HttpClientRequest passed) {
        if (!request.isEnded()) {
            passed.connection().close();
            refusal.endUnread(request);
        }
    }

    private static void forwardedHeaders(HttpServerRequest request, HostAndPort authority, ProxyRequest outgoing) {
        // Answered here already; a service would answer it again in the middle of the exchange.
        outgoing.headers().remove("Expect");
        keepOrSet(outgoing, "X-Forwarded-For", request.remoteAddress().hostAddress());
        keepOrSet(outgoing, "X-Forwarded-Proto", "http");
        keepOrSet(outgoing, "X-Forwarded-Host", authority.toString());
    }

    private static void keepOrSet(ProxyRequest outgoing, String name, String value) {
        if (!outgoing.headers().contains(name)) {
            outgoing.putHeader(name, value);
        }
    }
}
