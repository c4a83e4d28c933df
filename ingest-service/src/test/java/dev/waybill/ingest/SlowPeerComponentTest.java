package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class SlowPeerComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
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
        CompletableFuture<Cut> silent = drip("", "");
        CompletableFuture<Cut> head = drip("POST /api/42/envelope/ HTTP/1.1\r\nHost: x\r\nX: ", "a");
        CompletableFuture<Cut> body = drip(HEAD + "Content-Length: 1000\r\n\r\n", "x");
        CompletableFuture<Cut> chunks = drip(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n");
        CompletableFuture<Cut> elsewhere =
                drip("POST /internal/reannounce/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", "x");
        CompletableFuture<Cut> secondHead = drip(HEAD + "Content-Length: 2\r\n\r\n{}POST /api/42", "x");

        assertThat(sdk.envelope("{}").statusCode()).isEqualTo(200);
        for (CompletableFuture<Cut> cut : java.util.List.of(silent, head, body, chunks, elsewhere, secondHead)) {
            assertThat(cut.join().after()).isLessThan(LONGEST);
        }
        assertThat(body.join().answer()).startsWith("HTTP/1.1 408 ").contains("access-control-allow-origin: *");
        assertThat(chunks.join().answer()).startsWith("HTTP/1.1 408 ");
        assertThat(secondHead.join().answer()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void servesSeveralRequestsOnOneConnection() throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write((HEAD + "Content-Length: 2\r\n\r\n{}").getBytes(US_ASCII));
                assertThat(readSome(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void refusesBeforeTheBodyAndKeepsTheConnection() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /api/42/envelope/?sentry_key=short HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n{}"
                            .getBytes(US_ASCII));
            assertThat(readSome(socket)).startsWith("HTTP/1.1 400 ");

            socket.getOutputStream().write(("\n\n" + HEAD + "Content-Length: 2\r\n\r\n{}").getBytes(US_ASCII));
            assertThat(readSome(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void bearsAClientThatGoesAwayInTheMiddle() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((HEAD + "Content-Length: 1000\r\n\r\n{").getBytes(US_ASCII));
        }

        assertThat(sdk.envelope("{}").statusCode()).isEqualTo(200);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(sdk.get("/q/metrics").body())
                        .contains("waybill_ingest_requests 0.0")
                        .contains("waybill_ingest_body_bytes 0.0"));
    }

    /** How a connection ended. */
    record Cut(Duration after, String answer) {}

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

    private static String readSome(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4_096];
        int read = in.read(buffer);
        return new String(buffer, 0, Math.max(read, 0), US_ASCII);
    }
}
