package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class LockOrderComponentTest {

    @Inject
    DataSource database;

    /** Both want the same range and the same environment; whoever took them crosswise would be ended by the database. */
    @Test
    void refsAndADeployOfAnotherReleaseDoNotWaitCrosswise() throws Exception {
        Tenant tenant = Tenant.create();
        try (FactSender facts = FactSender.create()) {
            tenant.connect(facts, "demo/web");
            tenant.connect(facts, "demo/api");
        }
        Stream.of("running", "next", "waiting").forEach(tenant::release);
        refs(tenant, "running", ref("demo/web", "h", "h"));
        tenant.deploy("running", "production");
        refs(tenant, "next", ref("demo/web", "h", "h"));
        refs(tenant, "waiting", ref("demo/api", "a1", "a0"));
        tenant.deploy("waiting", "production");

        try (Connection holder = database.getConnection();
                ExecutorService calls = Executors.newFixedThreadPool(2)) {
            holder.setAutoCommit(false);
            hold(
                    holder,
                    "select 1 from commit_range where organization_id = %d and head = 'h' for update"
                            .formatted(tenant.id));
            Future<?> settling =
                    calls.submit(() -> refs(tenant, "waiting", ref("demo/web", "h", "h"), ref("demo/api", "a2", "a2")));
            awaitWaiting(1);
            Future<?> deploying = calls.submit(() -> tenant.deploy("next", "production"));
            awaitWaiting(2);

            holder.commit();

            settling.get();
            deploying.get();
        }
        assertThat(tenant.reader()
                        .get(tenant.path("/releases/next/deploys/"))
                        .jsonPath()
                        .getList("environment"))
                .isEqualTo(List.of("production"));
    }

    private void awaitWaiting(int calls) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting()).isGreaterThanOrEqualTo(calls));
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(distinct pid) from pg_locks where not granted")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void hold(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
        }
    }

    private static Map<String, String> ref(String repository, String commit, String previous) {
        return Map.of("repository", repository, "commit", commit, "previousCommit", previous);
    }

    @SafeVarargs
    private static void refs(Tenant tenant, String version, Map<String, String>... refs) {
        tenant.ci()
                .body(Map.of("refs", Arrays.asList(refs)))
                .put(tenant.path("/releases/" + version + "/"))
                .then()
                .statusCode(200);
    }
}
