package dev.waybill.kit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.Part;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.event.RetryableException;
import dev.waybill.kit.topic.TopicMismatchException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KitBroker.class)
class KitComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    @Inject
    KitConsumers consumers;

    KitBroker broker;

    private final String version = "web@" + VERSIONS.incrementAndGet();

    @BeforeEach
    void isReady() {
        awaitHealth("ready", 200);
    }

    @AfterEach
    void heal() {
        consumers.fail(null);
    }

    @Test
    void aPoisonRecordIsSetAsideShownAndPutBack() {
        // Given
        consumers.fail(new IllegalStateException("bug"));
        broker.send(range(version), 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters()).contains("1/" + version));

        // When
        consumers.fail(null);
        broker.send(range(version + "-next"), 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.ranges()).contains(version + "-next"));
        assertThat(consumers.ranges()).doesNotContain(version);
        String id = operator()
                .get("/internal/dead-letters")
                .path("letters.find { it.key == '1/%s' }.id".formatted(version));
        Response shown = operator().get("/internal/dead-letters/" + id);
        Response redriven = operator().post("/internal/dead-letters/" + id + "/redrive");

        // Then
        assertThat(shown.<String>path("reason")).isEqualTo("java.lang.IllegalStateException");
        assertThat(shown.<String>path("payload.text")).contains("\"version\":\"" + version + "\"");
        assertThat(redriven.<Integer>path("redriven")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.ranges()).contains(version));
        assertThat(letters()).doesNotContain("1/" + version);
        assertThat(operator().get("/internal/dead-letters/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoFactIsSetAsideAndTheNextGoesOn() {
        broker.send(new ProducerRecord<>("waybill.ranges", "1/" + version, "{junk".getBytes(UTF_8)));
        broker.send(range(version), 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.ranges()).contains(version));
        assertThat(letters()).contains("1/" + version);
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedForInOrder() {
        // Given
        consumers.fail(new RetryableException("database away"));
        broker.send(range(version), 1);
        broker.send(range(version), 2);

        // When
        awaitHealth("ready", 503);
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(consumers.ranges()).doesNotContain(version);
        consumers.fail(null);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.ranges())
                        .filteredOn(version::equals)
                        .hasSize(2));
        awaitHealth("ready", 200);
        assertThat(letters()).doesNotContain("1/" + version);
    }

    @Test
    void anOutageOfTheBrokerTakesReadinessButNotLife() {
        // When
        broker.stopBroker();
        awaitHealth("ready", 503);

        // Then
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(health("started").statusCode()).isEqualTo(200);
        assertThat(operator().get("/internal/dead-letters").statusCode()).isEqualTo(503);
        broker.startBroker();
        awaitHealth("ready", 200);
        broker.send(range(version), 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.ranges()).contains(version));
    }

    @Test
    void aChannelBeginsAtTheOffsetsOfTheDatabase() {
        broker.send(new ReleaseSeen(1, 1, "before@1", null, null, KitBroker.SEEN, KitBroker.SEEN, 4), 4);

        // (a test that took the broker away lets the channel begin there once more, so records may come again)
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumers.seen())
                        .filteredOn(seen -> seen.version().equals("before@1"))
                        .extracting(ReleaseSeen::count)
                        .containsOnly(3L, 4L));
    }

    @Test
    void lettersAreForTheOperator() {
        assertThat(given().get("/internal/dead-letters").statusCode()).isEqualTo(404);
        assertThat(given().header("Authorization", "Bearer guess")
                        .post("/internal/dead-letters/redrive")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator().get("/internal/dead-letters?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(operator().post("/internal/reannounce/waybill.ranges").statusCode())
                .isEqualTo(404);
    }

    @Test
    void topicsAreComparedWithTheirDeclaration() {
        assertThat(broker.provision(OptionalInt.of(1))).isEmpty();
        assertThatThrownBy(() -> broker.provision(OptionalInt.empty()))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("waybill.directory: min.insync.replicas is 1, declared is 2");
    }

    @Test
    void lagAndDeadLettersAreMeasured() {
        broker.send(range(version), 1);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString())
                                .contains(
                                        "waybill_consumer_lag_records{",
                                        "waybill_consumer_lag_seconds{",
                                        "waybill_consumer_handling_seconds_count{outcome=\"handled\",topic=\"waybill.ranges\"}"));
    }

    private static RangeResolved range(String version) {
        return new RangeResolved(
                new UUID(1, 1),
                1,
                1,
                version,
                1,
                "demo/web",
                null,
                "abc",
                Relation.UNKNOWN,
                0,
                0,
                true,
                Part.WHOLE,
                List.of());
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer secret");
    }

    private static List<String> letters() {
        return operator().get("/internal/dead-letters?limit=1000").path("letters.key");
    }

    private static Response health(String kind) {
        return given().get("/q/health/" + kind);
    }

    private static void awaitHealth(String kind, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health(kind).statusCode()).isEqualTo(status));
    }
}
