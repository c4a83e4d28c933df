package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.Topic;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the service listens to, in which forms, and what it refuses. */
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

    /** The version that fifty sent at once; none where a busy machine's broker took so long that some were told to come again. */
    @Test
    void acceptsStoreInBothForms() throws IOException {
        String id = Sdk.newId();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
            zlib.write(("{\"event_id\":\"" + id + "\"}").getBytes(UTF_8));
        }
        String base64 = Base64.getEncoder().encodeToString(packed.toByteArray());

        assertThat(sdk.post("/api/42/store/" + QUERY, BodyPublishers.ofString("{\"event_id\":\"" + Sdk.newId() + "\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sdk.post("/api/42/store" + QUERY, BodyPublishers.ofString(base64))
                        .body())
                .isEqualTo("{\"id\":\"" + id + "\"}");
        Sdk.only(Topic.ERRORS, Sdk.PROJECT + "/" + id);
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
        Sdk.assertRefusal(other);
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
        Sdk.assertRefusal(answer);
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
        String key = Sdk.newId();
        CompletableFuture<HttpResponse<String>> answer = sdk.postAsync(PATH + "?sentry_key=" + key, "{}");
        Sdk.announce(new DirectoryFact.ProjectKeyChanged(key, Sdk.PROJECT, Sdk.ORGANIZATION, true));
        return answer.join().statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}\n{\"type\":\"event\"}\n[]", "", "no json", "{}\n{\"type\":\"x\",\"length\":9}\n"})
    void refusesTheMalformed(String envelope) {
        HttpResponse<String> answer = sdk.envelope(envelope);

        assertThat(answer.statusCode()).isEqualTo(400);
        Sdk.assertRefusal(answer);
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
            Sdk.assertRefusal(answer);
        }
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
        Sdk.assertRefusal(get);

        HttpResponse<String> elsewhere = sdk.post("/api/42/minidump/" + QUERY, BodyPublishers.ofString("{}"));
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        Sdk.assertRefusal(elsewhere);

        HttpResponse<String> project = sdk.post("/api/x/envelope/" + QUERY, BodyPublishers.ofString("{}"));
        assertThat(project.statusCode()).isEqualTo(400);
        Sdk.assertRefusal(project);
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

    private int status(String path, String body, String... headers) {
        return sdk.post(path, BodyPublishers.ofString(body), headers).statusCode();
    }

    /** What was told of a version. By the time of the 2xx everything is there, so one reading to the end is enough. */
}
