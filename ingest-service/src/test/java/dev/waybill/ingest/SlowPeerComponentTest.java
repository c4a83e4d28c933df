package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class SlowPeerComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String HEAD = "POST /api/42/envelope/?sentry_key=" + Sdk.KEY + " HTTP/1.1\r\nHost: x\r\n";

    @TestHTTPResource
    URI base;

    private Sdk sdk;

    @BeforeEach
    void ready() {
        sdk = new Sdk(base);
        sdk.ready();
    }

    @Test
    void cutsSlowPeersWithin10SecondsWhileOthersAreServed() {
        Map<String, Cut> cuts = cuts();
        // A guard that is too slow is so each time, a busy machine is not.
        for (int i = 1; i < TRIES && !cuts.values().stream().allMatch(Cut::inTime); i++) {
            cuts = cuts();
        }

        assertThat(cuts).allSatisfy((peer, cut) -> assertThat(cut.after()).isLessThan(LONGEST));
        assertThat(cuts.get("body").answer()).startsWith("HTTP/1.1 408 ").contains("access-control-allow-origin: *");
        assertThat(cuts.get("chunks").answer()).startsWith("HTTP/1.1 408 ");
        assertThat(cuts.get("second head").answer()).startsWith("HTTP/1.1 200 ");
    }

    /** All slow peers at once, and another one. */
    private Map<String, Cut> cuts() {
        Map<String, CompletableFuture<Cut>> peers = Map.of(
                "silent", drip("", ""),
                "head", drip("POST /api/42/envelope/ HTTP/1.1\r\nHost: x\r\nX: ", "a"),
                "body", drip(HEAD + "Content-Length: 1000\r\n\r\n", "x"),
                "chunks", drip(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
                "elsewhere",
                        drip("POST /internal/reannounce/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", "x"),
                "second head", drip(HEAD + "Content-Length: 2\r\n\r\n{}POST /api/42", "x"));
        assertThat(sdk.envelope("{}").statusCode()).isEqualTo(200);
        Map<String, Cut> cuts = new TreeMap<>();
        peers.forEach((peer, cut) -> cuts.put(peer, cut.join()));
        return cuts;
    }

    @Test
    void servesSeveralRequestsOnOneConnection() throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write((HEAD + "Content-Length: 2\r\n\r\n{}").getBytes(US_ASCII));
                assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void refusesBeforeTheBodyAndKeepsTheConnection() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /api/42/envelope/?sentry_key=short HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n{}"
                            .getBytes(US_ASCII));
            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 400 ");

            socket.getOutputStream().write(("\n\n" + HEAD + "Content-Length: 2\r\n\r\n{}").getBytes(US_ASCII));
            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void bearsAClientThatGoesAwayInTheMiddle() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((HEAD + "Content-Length: 1000\r\n\r\n{").getBytes(US_ASCII));
        }

        assertThat(sdk.envelope("{}").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sdk.get("/q/metrics").body())
                        .contains("waybill_ingest_requests 0.0")
                        .contains("waybill_ingest_body_bytes 0.0"));
    }

    /** How a connection ended. */
    record Cut(Duration after, String answer) {

        boolean inTime() {
            return after.compareTo(LONGEST) < 0;
        }
    }

    /** Sends the beginning, then a little every 200 ms, until the server ends it. */
    private CompletableFuture<Cut> drip(String beginning, String drop) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long began = System.nanoTime();
                    StringBuilder answer = new StringBuilder();
                    try (Socket socket = connect()) {
                        socket.setSoTimeout(200);
                        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
                        while (waited(began).compareTo(LONGEST.multipliedBy(2)) < 0 && readMore(socket, answer)) {
                            socket.getOutputStream().write(drop.getBytes(US_ASCII));
                        }
                    } catch (SocketException cut) {
                        // Reset: cut while we were writing.
                        return new Cut(waited(began), answer.toString());
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return new Cut(waited(began), answer.toString());
                },
                task -> Thread.ofVirtual().start(task));
    }

    /** False at the end of the stream. */
    private static boolean readMore(Socket socket, StringBuilder answer) throws IOException {
        byte[] buffer = new byte[4_096];
        try {
            int read = socket.getInputStream().read(buffer);
            if (read > 0) {
                answer.append(new String(buffer, 0, read, US_ASCII));
            }
            return read >= 0;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        }
    }

    private static Duration waited(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Socket connect() throws IOException {
        return new Socket(base.getHost(), base.getPort());
    }

    /** A whole answer, so that nothing of it is left for the next one. */
    private static String readAnswer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find())
                .as("answers of this test have a length: %s", head)
                .isTrue();
        return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), US_ASCII);
    }
}
