package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.LocalEnv;
import dev.waybill.local.home.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against four services of which one has a dead letter and one is away. */
class DeadLetterCommandTest {

    private static final String ID = "waybill.deploys/3/42";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Home home;
    private int left = 2;
    private int leastLeft;

    @BeforeEach
    void start() {
        home = new Home(directory, directory, Ports.free()).create();
        LocalEnv.write(home, Map.of("WAYBILL_OPERATOR_TOKEN", "secret"));
        for (int port : new int[] {
            home.ports().ingest(), home.ports().release(), home.ports().commit()
        }) {
            serve(port, request -> request.response().setStatusCode(404).end("{}"));
        }
        serve(home.ports().notification(), this::answer);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(int port, io.vertx.core.Handler<HttpServerRequest> handler) {
        vertx.createHttpServer()
                .requestHandler(request -> {
                    if (!"Bearer secret".equals(request.getHeader("Authorization"))) {
                        request.response().setStatusCode(401).end();
                    } else if (request.uri().startsWith("/internal/dead-letters?")
                            && port != home.ports().notification()) {
                        request.response().end("{\"letters\":[],\"total\":0,\"complete\":true}");
                    } else if (request.path().equals("/internal/dead-letters/redrive")
                            && port != home.ports().notification()) {
                        request.response().end("{\"redriven\":0,\"remaining\":0}");
                    } else {
                        handler.handle(request);
                    }
                })
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri());
        String body = switch (request.path()) {
            case "/internal/dead-letters" ->
                "{\"letters\":[{\"id\":\"%s\",\"group\":\"notify\",\"setAsideAt\":\"2026-11-24T00:00:00Z\",\"reason\":\"Poison\",\"message\":\"bad \\u001b[31m\"}],\"total\":1,\"complete\":true}"
                        .formatted(ID);
            case "/internal/dead-letters/redrive" -> {
                left = Math.max(left - 1, leastLeft);
                yield "{\"redriven\":1,\"remaining\":%d}".formatted(left);
            }
            case "/internal/dead-letters/" + ID -> "{\"id\":\"" + ID + "\",\"payload\":{\"text\":\"{oops\"}}";
            case "/internal/dead-letters/" + ID + "/redrive" -> "{\"redriven\":1,\"remaining\":0}";
            default -> "";
        };
        request.response().setStatusCode(body.isEmpty() ? 404 : 200).end(body);
    }

    private int dlq(String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new DeadLetterCommand(home, stream, stream).run(List.of(arguments));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void list_tells_the_letters_of_all_services_without_control_characters() {
        assertThat(dlq("list", "waybill.deploys")).isZero();

        assertThat(said()).contains(ID + "  notify").contains("1 dead letter\n").doesNotContain("\u001b");
        assertThat(asked).containsExactly("GET /internal/dead-letters?limit=1000&topic=waybill.deploys");
    }

    @Test
    void show_tells_one_with_its_payload() {
        assertThat(dlq("show", ID)).isZero();

        assertThat(said()).contains("notify-service: {").contains("{oops");
    }

    @Test
    void redrive_puts_one_or_all_back() {
        assertThat(dlq("redrive", ID)).isZero();
        assertThat(dlq("redrive", "--all")).isZero();

        assertThat(said()).contains("notify-service: put back 2").contains("release-service: put back 0");
        assertThat(asked).first().isEqualTo("POST /internal/dead-letters/" + ID + "/redrive");
    }

    @Test
    void redrive_of_all_ends_though_what_is_still_poison_comes_back() {
        leastLeft = 2;

        assertThat(dlq("redrive", "--all")).isZero();

        assertThat(said()).contains("notify-service: put back 3\n");
        assertThat(asked)
                .containsExactly(
                        "POST /internal/dead-letters/redrive?limit=1000",
                        "POST /internal/dead-letters/redrive?limit=2",
                        "POST /internal/dead-letters/redrive?limit=1");
    }

    @Test
    void what_is_not_there_or_not_an_id_is_an_error() {
        assertThat(dlq("show", "waybill.deploys/3/43")).isEqualTo(1);
        assertThat(dlq("show", "../organizations")).isEqualTo(2);
        assertThat(dlq("redrive")).isEqualTo(2);
        assertThat(dlq()).isEqualTo(2);
        assertThat(said()).contains("no dead letter waybill.deploys/3/43").contains("usage:");
    }

    @Test
    void a_service_that_is_away_is_told_and_the_others_are_asked_all_the_same() {
        LocalEnv.write(home, Map.of("WAYBILL_OPERATOR_TOKEN", "wrong"));

        assertThat(dlq("list")).isEqualTo(1);

        assertThat(said())
                .contains("release-service does not answer as it should: 401")
                .contains("notify-service does not");
    }
}
