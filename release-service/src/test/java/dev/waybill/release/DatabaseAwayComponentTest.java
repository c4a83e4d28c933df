package dev.waybill.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.test.InfraResource;
import dev.waybill.test.TcpProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** sentry-cli repeats what got a 503 and gives up at a 500, so a restart of the database must not look like a fault. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class DatabaseAwayComponentTest {

    TcpProxy database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.foreground-validation-interval")
    Duration looksAgainAfter;

    private Tenant tenant;
    private long cutAt = System.nanoTime();

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    /** Until all connections that were cut have rested so long that they are looked at before use; the next test must not get one. */
    @AfterEach
    void mend() {
        database.mend();
        await().atMost(looksAgainAfter.plusSeconds(20))
                .until(() -> System.nanoTime() - cutAt > looksAgainAfter.toNanos());
    }

    @Test
    void callsAreToBeMadeAgain() {
        tenant.release("1.0.0");

        database.cut();
        cutAt = System.nanoTime();
        Response read = tenant.reader().get(tenant.path("/releases/"));
        Response written = make("2.0.0");
        database.mend();

        assertThat(List.of(read, written)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(answer.<String>path("detail")).isEqualTo("The service is not available right now.");
        });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(make("2.0.0").statusCode()).isEqualTo(201));
    }

    private Response make(String version) {
        return tenant.ci()
                .body(Map.of("version", version, "projects", List.of("web")))
                .post(tenant.path("/releases/"));
    }
}
