package dev.waybill.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real HTTP on loopback: a client's bytes, the edge, and a service that tells what it got. */
class EdgeTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong received = new AtomicLong();
    private final HttpServer service = vertx.createHttpServer(
                    new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(request -> {
                switch (request.path()) {
                    case "/early" -> request.response().setStatusCode(413).end("too large");
                    case "/die" -> request.connection().close();
                    case "/half" -> {
                        request.response().setChunked(true).write("half");
                        vertx.setTimer(100, fired -> request.connection().close());
                    }
                    case "/count" -> {
                        request.handler(buffer -> received.addAndGet(buffer.length()));
                        request.endHandler(end -> request.response().end(Long.toString(received.get())));
                    }
                    default ->
                        request.body()
                                .onSuccess(body -> request.response()
                                        .end(request.method() + " " + request.uri() + "\n" + request.headers() + "\n"
                                                + body));
                }
            });
    private final Map<String, Integer> ports = new HashMap<>();

    /** Holds the port of a service that is away, so that nobody else comes to listen there. */
    private final Socket away = new Socket();

    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        away.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = join(service.listen()).actualPort();
        ports.putAll(Map.of("release", port, "ingest", away.getLocalPort(), "commit", port));
        edge = Edge.start(RouteTableTest.committed(), ports, vertx, 0);
    }

    @AfterEach
    void stop() throws IOException {
        edge.close();
        join(vertx.close());
        away.close();
    }

    @Test
    void the_path_arrives_as_it_came() throws IOException {
        String answer = exchange(
                "GET /api/0/organizations/demo/releases/a%2Fb%20c%C3%A9//./x/?q=%2B+1 HTTP/1.1\r\nHost: waybill.test:9000\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("GET /api/0/organizations/demo/releases/a%2Fb%20c%C3%A9//./x/?q=%2B+1\n");
    }

    @Test
    void host_and_forwarded_headers_are_kept_or_added() throws IOException {
        String answer = exchange("GET /x HTTP/1.1\r\nHost: waybill.test:9000\r\nX-Forwarded-Proto: https\r\n\r\n");

        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("host=waybill.test:9000")
                .contains("x-forwarded-proto=https")
                .contains("x-forwarded-for=127.0.0.1")
                .contains("x-forwarded-host=waybill.test:9000");
    }

    @Test
    void a_chunked_body_and_headers_about_the_connection_alone_pass() throws IOException {
        String answer = exchange(
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: TE\r\nTE: gzip\r\n\r\n"
                        + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("POST /echo").endsWith("hello world");
    }

    @Test
    void a_client_that_waits_for_leave_to_send_gets_it() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(readUntil(socket.getInputStream(), "\r\n\r\n")).startsWith("HTTP/1.1 100");
            write(socket, "ok");
            assertThat(readUntil(socket.getInputStream(), "ok")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_large_body_streams_through() throws IOException {
        int size = 64 * 1024 * 1024;
        try (Socket socket = connect()) {
            write(socket, "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
            byte[] block = new byte[1024 * 1024];
            for (int sent = 0; sent < size; sent += block.length) {
                socket.getOutputStream().write(block);
            }
            assertThat(readUntil(socket.getInputStream(), Integer.toString(size)))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void an_answer_before_the_end_of_the_body_is_not_lost() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
            socket.getOutputStream().write(new byte[256 * 1024]);
            assertThat(readUntil(socket.getInputStream(), "too large")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_body_that_the_service_did_not_wait_for_is_no_part_of_the_next_request() throws IOException {
        int unread = 4 * 1024 * 1024;
        for (int round = 0; round < 5; round++) {
            try (Socket socket = connect()) {
                write(socket, "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: " + (unread + 1) + "\r\n\r\n1");
                assertThat(readUntil(socket.getInputStream(), "too large")).startsWith("HTTP/1.1 413");
                socket.getOutputStream().write(new byte[unread]);

                String next = "next" + round;
                write(socket, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n" + next);
                assertThat(readUntil(socket.getInputStream(), next)).startsWith("HTTP/1.1 200");
            }
            assertThat(exchange("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nother"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("other");
        }
    }

    @Test
    void a_service_that_is_away_is_a_502_in_json() throws IOException {
        String answer = exchange("POST /api/1/envelope/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 502")
                .contains("application/json")
                .contains("{\"detail\":\"");
        assertThat(answer).satisfies(EdgeTest::mayBeReadByAnyPage);
    }

    @Test
    void what_the_edge_refuses_by_itself_may_be_read_by_any_page() throws IOException {
        assertThat(
                        exchange(
                                "POST /api/1/envelope/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .satisfies(EdgeTest::mayBeReadByAnyPage);
        assertThat(exchange("GET /q/metrics HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .satisfies(EdgeTest::mayBeReadByAnyPage);
    }

    @Test
    void what_is_no_http_or_has_too_large_a_head_is_told_in_json() throws IOException {
        String name = "/api/1/envelope/";
        assertThat(exchange("POST " + name + "?" + "x".repeat(17 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .contains(" 414 ")
                .contains("{\"detail\":\"The address is too long\"}")
                .satisfies(EdgeTest::mayBeReadByAnyPage);
        assertThat(exchange("POST " + name + " HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(33 * 1024) + "\r\n\r\n"))
                .contains(" 431 ")
                .contains("{\"detail\":\"The headers are too large\"}")
                .satisfies(EdgeTest::mayBeReadByAnyPage);
        assertThat(exchange("POST " + name + " HTTP/1.1\r\n: nameless\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("{\"detail\":\"Bad Request\"}")
                .satisfies(EdgeTest::mayBeReadByAnyPage);
    }

    private static void mayBeReadByAnyPage(String answer) {
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: *\r\n")
                .contains("access-control-expose-headers: x-sentry-error, x-sentry-rate-limits, retry-after\r\n");
    }

    @Test
    void a_service_that_dies_over_a_request_is_a_502_in_json() throws IOException {
        assertThat(exchange("GET /die HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("{\"detail\":\"");
    }

    @Test
    void an_answer_that_breaks_off_is_never_made_to_look_whole() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /half HTTP/1.1\r\nHost: a\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("half").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void closed_paths_and_bad_requests_are_answered_here() throws IOException {
        assertThat(exchange("GET /internal/dead-letters HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("{\"detail\":\"The requested resource does not exist\"}");
        assertThat(exchange("GET /x HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(exchange("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_connection_on_which_headers_drip_is_cut() throws Exception {
        try (Edge impatient = impatient();
                Socket socket = connect(impatient)) {
            isCutWhileHeadersDrip(socket);
        }
    }

    @Test
    void a_connection_on_which_the_headers_of_a_further_request_drip_is_cut() throws Exception {
        try (Edge impatient = impatient();
                Socket socket = connect(impatient)) {
            write(socket, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nend");
            assertThat(readUntil(socket.getInputStream(), "end")).startsWith("HTTP/1.1 200");

            isCutWhileHeadersDrip(socket);
        }
    }

    /** Waits for a head only a little longer than a busy machine may need for one. */
    private Edge impatient() {
        return Edge.start(RouteTableTest.committed(), ports, vertx, 0, Duration.ofSeconds(2));
    }

    private void isCutWhileHeadersDrip(Socket socket) throws IOException {
        CountDownLatch cut = new CountDownLatch(1);
        long dripping = vertx.setPeriodic(50, tick -> {
            try {
                write(socket, "X");
            } catch (IOException e) {
                cut.countDown();
            }
        });
        assertThat(isAtItsEnd(socket)).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> cut.await(50, TimeUnit.MILLISECONDS));
        vertx.cancelTimer(dripping);
    }

    /** Whoever closes a connection on which something came that he has not read resets it. */
    private static boolean isAtItsEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void a_connection_serves_one_request_after_the_other() throws IOException {
        try (Socket socket = connect()) {
            for (int index = 0; index < 3; index++) {
                write(socket, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nend" + index);
                assertThat(readUntil(socket.getInputStream(), "end" + index)).startsWith("HTTP/1.1 200");
            }
        }
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            String head = readUntil(socket.getInputStream(), "\r\n\r\n");
            Matcher length = LENGTH.matcher(head);
            assertThat(length.find())
                    .as("answers of this test have a length: %s", head)
                    .isTrue();
            byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
            return head + new String(body, StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        return connect(edge);
    }

    private static Socket connect(Edge edge) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.append((char) next);
        }
        return read.toString();
    }

    private static <T> T join(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
