package dev.waybill.commit.history;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A repository whose host WireMock plays: main grows by a line of commits of which not everything is told. */
abstract class HealingStage {

    static final String HISTORY = "/api/0/organizations/{org}/repos/{id}/history/";

    @RegisterExtension
    static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    final String token = "t0ken-" + UUID.randomUUID();

    /** What is known before the line. */
    final String base = Payload.sha();

    /** Oldest first. */
    final List<String> line =
            IntStream.range(0, HealingHost.TOTAL).mapToObj(_ -> Payload.sha()).toList();

    Tenant tenant;
    Hook hook;

    @Inject
    DataSource database;

    @BeforeEach
    final void createTenant() {
        HOST.resetAll();
        tenant = Tenant.create();
    }

    /** What is shown of the history. */
    final JsonPath history() {
        return tenant.call()
                .get(HISTORY, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What a release asks that ships the line. */
    final CommitsRequested question() {
        return new CommitsRequested(
                UUID.randomUUID(),
                1,
                tenant.id,
                "web@1.0.0",
                hook.repositoryId,
                HealingHost.NAME,
                base,
                line.getLast(),
                Instant.EPOCH);
    }

    final void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Does one step after the other until nothing is due. */
    static void workOff(BooleanSupplier step) {
        boolean more = true;
        while (more) {
            more = step.getAsBoolean();
        }
    }
}
