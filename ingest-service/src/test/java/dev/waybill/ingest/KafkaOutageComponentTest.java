package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.ingest.CuttableKafka.Wire;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class KafkaOutageComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(50);
    private static final Duration IN_FLIGHT_ANSWERED_WITHIN = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    @TestHTTPResource
    URI base;

    private Sdk sdk;

    @BeforeEach
    void ready() {
        sdk = new Sdk(base);
        sdk.ready();
    }

    @AfterEach
    void mend() {
        CuttableKafka.set(Wire.WHOLE);
        assertThat(sdk.envelope(event("after")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"CUT, true", "CUT, false", "HELD, true", "HELD, false"})
    void refusesFastAndLosesNothing(Wire loss, boolean underLoad) {
        String version = "outage@" + UUID.randomUUID();

        // A service that waits for Kafka does so each time, a busy machine does not.
        Outage outage = outage(loss, underLoad, version);
        for (int i = 1; i < TRIES && !outage.isFast(); i++) {
            outage = outage(loss, underLoad, version);
        }

        assertThat(outage.usual()).isLessThan(REFUSED_WITHIN);
        assertThat(outage.slowestInFlight()).isLessThan(IN_FLIGHT_ANSWERED_WITHIN);
    }

    /** How long refusals took while Kafka was away. */
    private record Outage(Duration usual, Duration slowestInFlight) {

        boolean isFast() {
            return usual.compareTo(REFUSED_WITHIN) < 0 && slowestInFlight.compareTo(IN_FLIGHT_ANSWERED_WITHIN) < 0;
        }
    }

    private Outage outage(Wire loss, boolean underLoad, String version) {
        // Given a service in use, and Kafka lost
        assertThat(sdk.envelope(event("before")).statusCode()).isEqualTo(200);
        CuttableKafka.set(loss);
        long lost = System.nanoTime();

        // When requests are in flight at that moment
        List<CompletableFuture<Timed>> inFlight = new ArrayList<>();
        for (int i = 0; underLoad && i < 20; i++) {
            inFlight.add(timed(event(version)));
        }

        // Then new ones are refused at once from 2 s after the loss, liveness stays, readiness goes
        await().atMost(PATIENCE).until(() -> since(lost).compareTo(KNOWN_WITHIN) >= 0);
        List<Timed> late = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            late.add(timed(event(version)).join());
        }
        assertThat(late).allSatisfy(answer -> {
            assertThat(answer.response().statusCode()).isEqualTo(503);
            assertThat(answer.response().headers().firstValue("retry-after")).isPresent();
            assertThat(answer.response().headers().firstValue("access-control-allow-origin"))
                    .contains("*");
        });
        assertThat(sdk.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(sdk.get("/q/health/ready").statusCode()).isEqualTo(503);

        // and those in flight are answered
        List<Timed> early = inFlight.stream().map(CompletableFuture::join).toList();
        assertThat(early)
                .allSatisfy(answer -> assertThat(answer.response().statusCode()).isEqualTo(503));

        // and after the return the version is announced, which it was not when the first announcement failed
        CuttableKafka.set(Wire.WHOLE);
        await().atMost(PATIENCE).until(() -> sdk.get("/q/health/ready").statusCode() == 200);
        assertThat(sdk.envelope(event(version)).statusCode()).isEqualTo(200);
        try (TopicProbe probe = Sdk.probe(Topic.RELEASE_SEEN)) {
            probe.awaitFact(ReleaseSeen.class, seen -> seen.version().equals(version));
        }

        // (of the new ones the usual: a busy machine delays single ones, a service that waits for Kafka delays all)
        return new Outage(
                late.stream().map(Timed::took).sorted().toList().get(late.size() / 2),
                early.stream().map(Timed::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO));
    }

    private record Timed(HttpResponse<String> response, Duration took) {}

    private CompletableFuture<Timed> timed(String envelope) {
        long began = System.nanoTime();
        return sdk.postAsync("/api/42/envelope/?sentry_key=" + Sdk.KEY, envelope)
                .thenApply(response -> new Timed(response, since(began)));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String event(String version) {
        return "{}\n{\"type\":\"event\"}\n{\"release\":\"" + version + "\"}";
    }
}
