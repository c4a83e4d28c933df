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
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sdk.envelope(event("after")).statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({"CUT, true", "CUT, false", "HELD, true", "HELD, false"})
    void refusesFastAndLosesNothing(Wire loss, boolean underLoad) {
        // Given a service in use, and Kafka lost
        String version = "outage@" + UUID.randomUUID();
        assertThat(sdk.envelope(event("before")).statusCode()).isEqualTo(200);
        CuttableKafka.set(loss);
        long lost = System.nanoTime();

        // When requests are in flight at that moment
        List<CompletableFuture<Timed>> inFlight = new ArrayList<>();
        for (int i = 0; underLoad && i < 20; i++) {
            inFlight.add(timed(event(version)));
        }

        // Then new ones are refused within 50 ms from 2 s after the loss, liveness stays, readiness goes
        await().pollDelay(Duration.ofSeconds(2).minus(since(lost))).until(() -> true);
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
        // (the usual one of 20: a busy machine delays single ones, a service that waits for Kafka delays all)
        assertThat(late.stream().map(Timed::took).sorted().toList().get(late.size() / 2))
                .isLessThan(Duration.ofMillis(50));
        assertThat(sdk.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(sdk.get("/q/health/ready").statusCode()).isEqualTo(503);

        // and those in flight are answered within 3 s
        assertThat(inFlight).allSatisfy(answer -> {
            assertThat(answer.join().response().statusCode()).isEqualTo(503);
            assertThat(answer.join().took()).isLessThan(Duration.ofSeconds(3));
        });

        // and after the return the version is announced, which it was not when the first announcement failed
        CuttableKafka.set(Wire.WHOLE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sdk.get("/q/health/ready").statusCode() == 200
                        && sdk.envelope(event(version)).statusCode() == 200);
        try (TopicProbe probe = Sdk.probe(Topic.RELEASE_SEEN)) {
            probe.awaitFact(ReleaseSeen.class, seen -> seen.version().equals(version));
        }
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
