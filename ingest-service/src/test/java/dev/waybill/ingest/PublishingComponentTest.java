package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.TelemetryType;
import dev.waybill.contracts.Topic;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of an envelope gets onto the topics. */
@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class PublishingComponentTest {

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
        String id = Sdk.newId();
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
        Message error = Sdk.only(Topic.ERRORS, Sdk.PROJECT + "/" + id);
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

    private Optional<String> burst() {
        String version = "burst@" + Sdk.newId();
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
        String sid = Sdk.newId();
        String session = "{\"sid\":\"" + sid
                + "\",\"init\":true,\"started\":\"2026-11-24T10:00:00Z\",\"attrs\":{\"release\":\"s@" + sid + "\"}}";
        String sessions =
                "{\"aggregates\":[{\"started\":\"2026-11-24T10:00:00Z\",\"exited\":3}],\"attrs\":{\"release\":\"s@"
                        + sid + "\",\"environment\":\"none\"}}";

        HttpResponse<String> answer = sdk.envelope("{}\n{\"type\":\"session\",\"length\":" + session.length() + "}\n"
                + session + "\n{\"type\":\"sessions\"}\n" + sessions);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        Message one = Sdk.only(Topic.SESSIONS, Sdk.PROJECT + "/" + sid);
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
    void publishesNothingOfAMalformedEnvelope() {
        String id = Sdk.newId();
        HttpResponse<String> answer = sdk.envelope(
                "{\"event_id\":\"" + id + "\"}\n{\"type\":\"event\"}\n{}\n{\"type\":\"session\"}\n{\"sid\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"detail\":\"invalid event envelope\",\"causes\":[\"a session item is not a JSON object\"]}");
        Sdk.assertRefusal(answer);
        // What was sent later is there, so what was refused would be.
        String later = Sdk.newId();
        sdk.envelope("{\"event_id\":\"" + later + "\"}\n{\"type\":\"event\"}\n{}");
        try (TopicProbe probe = Sdk.probe(Topic.ERRORS)) {
            probe.awaitMessage(message -> message.key().endsWith(later));
            assertThat(probe.messages()).noneMatch(message -> message.key().endsWith(id));
        }
    }

    @Test
    void acceptsALargeEnvelopeWhoseItemsAreWithinBounds() {
        String id = Sdk.newId();
        String event = "{\"event_id\":\"" + id + "\",\"x\":\"" + "a".repeat(900_000) + "\"}";
        HttpResponse<String> answer = sdk.envelope(
                "{}\n{\"type\":\"attachment\"}\n" + "b".repeat(18 * 1024 * 1024) + "\n{\"type\":\"event\"}\n" + event);

        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(Sdk.only(Topic.ERRORS, Sdk.PROJECT + "/" + id).json()).isEqualTo(event);
    }

    private static List<ReleaseSeen> releasesSeen(String version) {
        try (TopicProbe probe = Sdk.probe(Topic.RELEASE_SEEN)) {
            probe.awaitFact(ReleaseSeen.class, seen -> seen.version().equals(version));
            return probe.facts(ReleaseSeen.class).stream()
                    .filter(seen -> seen.version().equals(version))
                    .toList();
        }
    }
}
