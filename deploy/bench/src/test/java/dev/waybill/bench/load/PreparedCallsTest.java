package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedCallsTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<InetSocketAddress> callers = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext("/hook", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("X-Event") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            callers.add(exchange.getRemoteAddress());
            byte[] answer = "kept".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsWhatWasWrittenAndGivesTheStatus() {
        try (PreparedCalls calls = new PreparedCalls(server.getAddress())) {
            assertThat(calls.send(PreparedCalls.post("/hook", "X-Event: push\r\n", "grüße"))
                            .join())
                    .isEqualTo(202);
            assertThat(calls.send(PreparedCalls.post("/other", "", "")).join()).isEqualTo(404);
        }
        assertThat(received).containsExactly("push grüße");
    }

    @Test
    void oneAfterTheOtherGoesOverOneConnection() {
        try (PreparedCalls calls = new PreparedCalls(server.getAddress())) {
            for (int n = 0; n < 20; n++) {
                calls.send(PreparedCalls.post("/hook", "", "")).join();
            }
        }
        assertThat(callers).hasSize(20);
        assertThat(callers.stream().distinct()).hasSize(1);
    }

    @Test
    void manyAtOnceAllArrive() {
        try (PreparedCalls calls = new PreparedCalls(server.getAddress())) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 200)
                    .mapToObj(n -> calls.send(PreparedCalls.post("/hook", "", Integer.toString(n))))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        }
        assertThat(received).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void saysWhenThereIsNoAnswer() {
        InetSocketAddress address = server.getAddress();
        server.stop(0);
        try (PreparedCalls calls = new PreparedCalls(address)) {
            CompletableFuture<Integer> answer = calls.send(PreparedCalls.post("/hook", "", ""));
            assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
        }
    }
}
