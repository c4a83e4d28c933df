package dev.waybill.release.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseChanged;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class TelemetryComponentTest {

    private static final Instant T0 = Instant.parse("2026-01-01T10:00:00Z");

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void makesAReleaseOfASighting() {
        try (FactSender facts = FactSender.create();
                TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            facts.send(seen(tenant.web, "web@1.0.0", "production", 60), 1);

            ReleaseCreated created = probe.awaitFact(ReleaseCreated.class, it -> it.organizationId() == tenant.id);
            assertThat(created.origin()).isEqualTo(Origin.TELEMETRY);
            assertThat(created.createdAt()).isEqualTo(T0.plusSeconds(60));
            tenant.reader()
                    .get(tenant.path("/releases/web@1.0.0/"))
                    .then()
                    .statusCode(200)
                    .body("projects.slug", contains("web"))
                    .body("firstEvent", equalTo("2026-01-01T10:01:00Z"))
                    .body("lastEvent", equalTo("2026-01-01T10:01:01Z"))
                    .body("versionInfo.version.buildCode", nullValue());
            tenant.reader().get(tenant.path("/environments/")).then().body("name", contains("production"));
            tenant.reader()
                    .get(tenant.projectPath("web", "/environments/?visibility=visible"))
                    .then()
                    .body("name", contains("production"))
                    .body("isHidden", contains(false));
            tenant.reader()
                    .get(tenant.path("/releases/?environment=production&project=" + tenant.web))
                    .then()
                    .body("version", contains("web@1.0.0"));
        }
    }

    @Test
    void widensWhatIsKnownAndToleratesRepetition() {
        try (FactSender facts = FactSender.create();
                TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            tenant.release("1.0");
            ReleaseSeen later = seen(tenant.web, "1.0", "production", 60);
            facts.send(later, 1);
            facts.send(later, 1);
            facts.send(seen(tenant.web, "1.0", "staging", 0), 2);
            facts.send(seen(tenant.ios, "1.0", null, 30), 3);

            probe.awaitFact(
                    ReleaseChanged.class,
                    it -> it.organizationId() == tenant.id && it.projects().size() == 2);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> tenant.reader()
                            .get(tenant.path("/releases/1.0/"))
                            .then()
                            .body("firstEvent", equalTo("2026-01-01T10:00:00Z"))
                            .body("lastEvent", equalTo("2026-01-01T10:01:01Z"))
                            .body("projects.slug", containsInAnyOrder("web", "ios")));
            assertThat(probe.facts(ReleaseCreated.class))
                    .filteredOn(it -> it.organizationId() == tenant.id)
                    .extracting(ReleaseCreated::origin)
                    .containsExactly(Origin.API);
        }
    }

    @Test
    void goesOnPastWhatCanNotBeKept() {
        try (FactSender facts = FactSender.create();
                TopicProbe letters = TopicProbe.deadLettersFromNow(Topic.RELEASE_SEEN, "release")) {
            String key = tenant.web + "/after";
            facts.send(new ProducerRecord<>(Topic.RELEASE_SEEN.wireName(), key, "no json".getBytes(UTF_8)));
            facts.send(seen(tenant.web, "latest", "production", 0), 1);
            facts.send(seen(999_999_999L, "1.0", "production", 0), 1);
            facts.send(seen(tenant.web, "after", "none", 0), 2);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> tenant.reader()
                            .get(tenant.path("/releases/"))
                            .then()
                            .body("version", contains("after")));
            assertThat(letters.awaitMessage(it -> key.equals(it.headers().get("waybill_dlq_key")))
                            .json())
                    .isEqualTo("no json");
        }
    }

    private ReleaseSeen seen(long project, String version, @Nullable String environment, int second) {
        return new ReleaseSeen(
                tenant.id, project, version, environment, "17", T0.plusSeconds(second), T0.plusSeconds(second + 1), 1);
    }
}
