package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.TelemetryType;
import dev.waybill.contracts.Topic;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class IngestComponentTest {

    private static final String PATH = "/api/" + Sdk.PROJECT + "/envelope/";
    private static final String QUERY = "?sentry_key=" + Sdk.KEY;
    private static final int TRIES = 5;

    @TestHTTPResource
    URI base;

    private Sdk sdk;

    @BeforeEach
    void ready() {
        sdk = new Sdk(base);
        sdk.ready();
    }

    @Test
    void publishesAnErrorWithItsBytesAndTheReleaseItNames() {
        String id = newId();
        String event =
                "{\"event_id\":\"" + id + "\",\"release\":\"web@" + id + "\",\"environment\":\"prod\",\"dist\":\"17\"}";

        HttpResponse<String> answer = sdk.post(
                PATH + QUERY,
                BodyPublishers.ofString("{\"event_id\":\"" + id + "\"}\n{\"type\":\"event\"}\n" + event + "\n"),
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        Message error = only(Topic.ERRORS, Sdk.PROJECT + "/" + id);
        assertThat(error.json()).isEqualTo(event);
        assertThat(error.headers())
                .containsEntry("ce_type", TelemetryType.ERROR_SEEN.type())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/waybill/ingest")
                .containsEntry("ce_subject", Sdk.PROJECT + "/" + id)
                .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .containsEntry("waybill_organization", "7")
                .containsEntry("waybill_project", "42")
                .containsEntry("waybill_release", "web@" + id)
                .containsEntry("waybill_environment", "prod");
        assertThat(UUID.fromString(error.header(EventHeader.ID)).version()).isEqualTo(5);
        assertThat(releasesSeen("web@" + id)).singleElement().satisfies(seen -> {
            assertThat(seen.organizationId()).isEqualTo(7);
            assertThat(seen.environment()).isEqualTo("prod");
            assertThat(seen.dist()).isEqualTo("17");
            assertThat(seen.count()).isEqualTo(1);
        });
    }

    @Test
    void announcesAVersionOnceHoweverManySeeItFirst() {
        String version = Stream.generate(this::burst)
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("some of each burst were refused"));

        assertThat(releasesSeen(version)).hasSize(1);
    }

    /** The version that fifty sent at once; none where a busy machine's broker took so long that some were told to come again. */
    private Optional<String> burst() {
        String version = "burst@" + newId();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
                .mapToObj(
                        i -> sdk.postAsync(PATH + QUERY, "{}\n{\"type\":\"event\"}\n{\"release\":\"" + version + "\"}"))
                .toList();
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).isSubsetOf(200, 503);
        return statuses.contains(503) ? Optional.empty() : Optional.of(version);
    }

    @Test
    void publishesSessionItemsAsTheyAre() {
        String sid = newId();
        String session = "{\"sid\":\"" + sid
                + "\",\"init\":true,\"started\":\"2026-11-24T10:00:00Z\",\"attrs\":{\"release\":\"s@" + sid + "\"}}";
        String sessions =
                "{\"aggregates\":[{\"started\":\"2026-11-24T10:00:00Z\",\"exited\":3}],\"attrs\":{\"release\":\"s@"
                        + sid + "\",\"environment\":\"none\"}}";

        HttpResponse<String> answer = sdk.envelope("{}\n{\"type\":\"session\",\"length\":" + session.length() + "}\n"
                + session + "\n{\"type\":\"sessions\"}\n" + sessions);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        Message one = only(Topic.SESSIONS, Sdk.PROJECT + "/" + sid);
        assertThat(one.json()).isEqualTo(session);
        assertThat(one.header(EventHeader.TYPE)).isEqualTo(TelemetryType.SESSION_SEEN.type());
        try (TopicProbe probe = Sdk.probe(Topic.SESSIONS)) {
            Message many = probe.awaitMessage(message -> sessions.equals(message.json()));
            assertThat(many.header(EventHeader.TYPE)).isEqualTo(TelemetryType.SESSIONS_SEEN.type());
            assertThat(many.header(EventHeader.RELEASE)).isEqualTo("s@" + sid);
            assertThat(many.header(EventHeader.ENVIRONMENT)).isNull();
        }
        assertThat(releasesSeen("s@" + sid)).hasSize(1);
    }

    @Test
    void acceptsStoreInBothForms() throws IOException {
        String id = newId();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
            zlib.write(("{\"event_id\":\"" + id + "\"}").getBytes(UTF_8));
        }
        String base64 = Base64.getEncoder().encodeToString(packed.toByteArray());

        assertThat(sdk.post("/api/42/store/" + QUERY, BodyPublishers.ofString("{\"event_id\":\"" + newId() + "\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sdk.post("/api/42/store" + QUERY, BodyPublishers.ofString(base64))
                        .body())
                .isEqualTo("{\"id\":\"" + id + "\"}");
        only(Topic.ERRORS, Sdk.PROJECT + "/" + id);
    }

    @Test
    void decodesEachEncoding() throws IOException {
        byte[] envelope = "{}\n{\"type\":\"event\"}\n{\"release\":\"encoded\"}".getBytes(UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(envelope);
        }
        ByteArrayOutputStream deflate = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
            out.write(envelope);
        }

        assertAccepted("gzip", gzip.toByteArray());
        assertAccepted("deflate", deflate.toByteArray());
        assertAccepted("zstd", com.github.luben.zstd.Zstd.compress(envelope));
        assertAccepted("identity", envelope);
        byte[] storedByBrotli = Base64.getDecoder()
                .decode(
                        "CyKAeyJldmVudF9pZCI6IjllYzc5YzMzZWM5OTQyYWI4MzUzNTg5ZmNiMmUwNGRjIiwicmVsZWFzZSI6IndlYkAxLjAuMCJ9Aw==");
        assertThat(sdk.post(
                                "/api/42/store/" + QUERY,
                                BodyPublishers.ofByteArray(storedByBrotli),
                                "Content-Encoding",
                                "br")
                        .body())
                .isEqualTo("{\"id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}");
        HttpResponse<String> other =
                sdk.post(PATH + QUERY, BodyPublishers.ofByteArray(envelope), "Content-Encoding", "gzip, br");
        assertThat(other.statusCode()).isEqualTo(415);
        assertRefusal(other);
    }

    @Test
    void acceptsChunksAndAnyContentType() {
        assertThat(sdk.post(
                                PATH + QUERY,
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{}\n".getBytes(UTF_8))))
                        .statusCode())
                .isEqualTo(200);
        for (String type : List.of(
                "application/x-sentry-envelope",
                "text/plain;charset=UTF-8",
                "application/json",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "nonsense")) {
            assertThat(sdk.post(PATH + QUERY, BodyPublishers.ofString("{}"), "Content-Type", type)
                            .statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void acceptsEachPath() {
        for (String path : List.of("/api/42/envelope/", "/api/42/envelope", "//api//42//envelope//")) {
            assertThat(sdk.post(path + QUERY, BodyPublishers.ofString("{}")).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void authenticatesInEachForm() {
        String auth = "Sentry sentry_key=" + Sdk.KEY + ", sentry_version=7, sentry_client=test/1";
        String basic = Base64.getEncoder().encodeToString((Sdk.KEY + ":").getBytes(UTF_8));

        assertThat(status(PATH, "{}", "X-Sentry-Auth", auth)).isEqualTo(200);
        assertThat(status(PATH, "{}", "Authorization", auth)).isEqualTo(200);
        assertThat(status(PATH, "{}", "Authorization", "Basic " + basic)).isEqualTo(200);
        assertThat(status(PATH, "{}", "Authorization", "DSN http://" + Sdk.KEY + "@127.0.0.1/42"))
                .isEqualTo(200);
        assertThat(status(PATH, "{\"dsn\":\"http://" + Sdk.KEY + ":@127.0.0.1/42\"}"))
                .isEqualTo(200);
        assertThat(status(PATH + QUERY, "{\"dsn\":\"http://" + Sdk.KEY + "@127.0.0.1/42\"}"))
                .isEqualTo(200);
    }

    @Test
    void refusesWhoMayNot() {
        String unknown = "0".repeat(32);

        assertThat(status(PATH, "{}")).isEqualTo(401);
        assertThat(status(PATH, "{}", "X-Sentry-Auth", "junk")).isEqualTo(401);
        assertThat(status(PATH + QUERY, "{}", "X-Sentry-Auth", "Sentry sentry_key=" + Sdk.KEY))
                .isEqualTo(401);
        assertThat(status(PATH + QUERY, "{\"dsn\":\"http://" + unknown + "@127.0.0.1/42\"}"))
                .isEqualTo(401);
        assertThat(status(PATH + "?sentry_key=short", "{}")).isEqualTo(400);
        assertThat(status("/api/43/envelope/" + QUERY, "{}")).isEqualTo(403);
        assertThat(status(PATH + "?sentry_key=" + Sdk.KEY_THAT_IS_OFF, "{}")).isEqualTo(403);
        HttpResponse<String> answer = sdk.post(PATH + "?sentry_key=" + unknown, BodyPublishers.ofString("{}"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"event submission rejected with_reason: ProjectId\"}");
        assertRefusal(answer);
    }

    @Test
    void waitsForAKeyThatIsNew() {
        // For half a second, which a busy machine may lose; who does not wait refuses each.
        assertThat(Stream.generate(this::statusWithAKeyThatIsAnnouncedMeanwhile)
                        .limit(TRIES)
                        .anyMatch(status -> status == 200))
                .isTrue();
    }

    private int statusWithAKeyThatIsAnnouncedMeanwhile() {
        String key = newId();
        CompletableFuture<HttpResponse<String>> answer = sdk.postAsync(PATH + "?sentry_key=" + key, "{}");
        Sdk.announce(new DirectoryFact.ProjectKeyChanged(key, Sdk.PROJECT, Sdk.ORGANIZATION, true));
        return answer.join().statusCode();
    }

    @Test
    void publishesNothingOfAMalformedEnvelope() {
        String id = newId();
        HttpResponse<String> answer = sdk.envelope(
                "{\"event_id\":\"" + id + "\"}\n{\"type\":\"event\"}\n{}\n{\"type\":\"session\"}\n{\"sid\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"detail\":\"invalid event envelope\",\"causes\":[\"a session item is not a JSON object\"]}");
        assertRefusal(answer);
        // What was sent later is there, so what was refused would be.
        String later = newId();
        sdk.envelope("{\"event_id\":\"" + later + "\"}\n{\"type\":\"event\"}\n{}");
        try (TopicProbe probe = Sdk.probe(Topic.ERRORS)) {
            probe.awaitMessage(message -> message.key().endsWith(later));
            assertThat(probe.messages()).noneMatch(message -> message.key().endsWith(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}\n{\"type\":\"event\"}\n[]", "", "no json", "{}\n{\"type\":\"x\",\"length\":9}\n"})
    void refusesTheMalformed(String envelope) {
        HttpResponse<String> answer = sdk.envelope(envelope);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertRefusal(answer);
    }

    @Test
    void refusesWhatIsTooLarge() {
        byte[] zeros = new byte[21 * 1024 * 1024];

        HttpResponse<String> announced = sdk.post(PATH + QUERY, BodyPublishers.ofByteArray(zeros));
        HttpResponse<String> chunked =
                sdk.post(PATH + QUERY, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zeros)));
        HttpResponse<String> bomb = sdk.post(
                PATH + QUERY,
                BodyPublishers.ofByteArray(com.github.luben.zstd.Zstd.compress(zeros)),
                "Content-Encoding",
                "zstd");

        for (HttpResponse<String> answer : List.of(announced, chunked, bomb)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertRefusal(answer);
        }
    }

    @Test
    void acceptsALargeEnvelopeWhoseItemsAreWithinBounds() {
        String id = newId();
        String event = "{\"event_id\":\"" + id + "\",\"x\":\"" + "a".repeat(900_000) + "\"}";
        HttpResponse<String> answer = sdk.envelope(
                "{}\n{\"type\":\"attachment\"}\n" + "b".repeat(18 * 1024 * 1024) + "\n{\"type\":\"event\"}\n" + event);

        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(only(Topic.ERRORS, Sdk.PROJECT + "/" + id).json()).isEqualTo(event);
    }

    @Test
    void answersPreflightsAndOtherMethods() {
        HttpResponse<String> preflight = sdk.send("OPTIONS", PATH, "Origin", "https://shop.example");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("*");
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .contains("POST");
        assertThat(preflight
                        .headers()
                        .firstValue("access-control-allow-headers")
                        .orElseThrow())
                .contains("x-sentry-auth", "content-type");

        HttpResponse<String> get = sdk.get(PATH + QUERY);
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("allow")).contains("POST, OPTIONS");
        assertRefusal(get);

        HttpResponse<String> elsewhere = sdk.post("/api/42/minidump/" + QUERY, BodyPublishers.ofString("{}"));
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertRefusal(elsewhere);

        HttpResponse<String> project = sdk.post("/api/x/envelope/" + QUERY, BodyPublishers.ofString("{}"));
        assertThat(project.statusCode()).isEqualTo(400);
        assertRefusal(project);
    }

    @Test
    void countsWhatItTakesAndRefuses() {
        sdk.envelope("{}\n{\"type\":\"session\"}\n{}\n{\"type\":\"log\"}\n{}");
        sdk.envelope("broken");

        assertThat(sdk.get("/q/metrics").body())
                .contains("waybill_ingest_accepted_total")
                .contains("waybill_ingest_rejected_total{reason=\"malformed\"")
                .contains("waybill_ingest_items_total{type=\"skipped\"")
                .contains("waybill_ingest_inflight_records")
                .contains("waybill_ingest_producer_errors_total");
    }

    private void assertAccepted(String encoding, byte[] body) {
        assertThat(sdk.post(PATH + QUERY, BodyPublishers.ofByteArray(body), "Content-Encoding", encoding)
                        .statusCode())
                .as(encoding)
                .isEqualTo(200);
    }

    private static void assertRefusal(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-expose-headers").orElseThrow())
                .contains("retry-after");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-sentry-error")).isPresent();
        assertThat(answer.body()).startsWith("{\"detail\":\"");
    }

    private int status(String path, String body, String... headers) {
        return sdk.post(path, BodyPublishers.ofString(body), headers).statusCode();
    }

    private static Message only(Topic topic, String key) {
        try (TopicProbe probe = Sdk.probe(topic)) {
            return probe.awaitMessages(1, message -> message.key().equals(key)).getFirst();
        }
    }

    /** What was told of a version. By the time of the 2xx everything is there, so one reading to the end is enough. */
    private static List<ReleaseSeen> releasesSeen(String version) {
        try (TopicProbe probe = Sdk.probe(Topic.RELEASE_SEEN)) {
            probe.awaitFact(ReleaseSeen.class, seen -> seen.version().equals(version));
            return probe.facts(ReleaseSeen.class).stream()
                    .filter(seen -> seen.version().equals(version))
                    .toList();
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
