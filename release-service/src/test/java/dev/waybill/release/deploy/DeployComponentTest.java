package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What clients get to see of a deploy, and when two are one. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class DeployComponentTest extends DeployFixture {

    @Test
    void answersAsClientsNeedIt() {
        tenant.release("1.0");

        tenant.ci()
                .body("""
                        {"environment":"production","name":null,"url":null,"dateStarted":null,"dateFinished":null,"projects":null}""")
                .post(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(201)
                .body("id", matchesPattern("\\d+"))
                .body("environment", equalTo("production"))
                .body("name", nullValue())
                .body("url", nullValue())
                .body("dateStarted", nullValue())
                .body("dateFinished", matchesPattern(".*Z"));
        tenant.ci()
                .body("""
                        {"environment":"staging","name":"blue","url":"https://ci.example.com/1","dateStarted":"2026-11-23T17:00:00Z",
                         "dateFinished":"2026-11-23T17:12:57.290169821Z","projects":["web"]}""")
                .post(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(201)
                .body("dateFinished", equalTo("2026-11-23T17:12:57.290169Z"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(200)
                .body("environment", contains("production", "staging"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/deploys/?project=" + tenant.ios))
                .then()
                .body("size()", equalTo(0));
        tenant.reader()
                .get(tenant.path("/releases/1.0/"))
                .then()
                .body("deployCount", equalTo(2))
                .body("lastDeploy.environment", equalTo("staging"));
        tenant.reader()
                .get(tenant.path("/environments/"))
                .then()
                .body("name", containsInAnyOrder("production", "staging"));
    }

    @Test
    void refusesADeployThatIsWrong() {
        tenant.release("1.0");
        String path = tenant.path("/releases/1.0/deploys/");

        tenant.ci()
                .body("{}")
                .post(path)
                .then()
                .statusCode(400)
                .body("environment", contains("This field is required."));
        tenant.ci()
                .body(Map.of("environment", "bad/name"))
                .post(path)
                .then()
                .statusCode(400)
                .body("environment", contains("Invalid value for environment"));
        tenant.ci()
                .body(Map.of("environment", "x".repeat(65)))
                .post(path)
                .then()
                .statusCode(400)
                .body("", hasKey("environment"));
        tenant.ci()
                .body(Map.of("environment", "x", "projects", List.of()))
                .post(path)
                .then()
                .statusCode(400)
                .body("", hasKey("projects"));
        tenant.ci()
                .body(Map.of("environment", "x", "projects", List.of("web", "ios")))
                .post(path)
                .then()
                .statusCode(400)
                .body("detail.code", equalTo("parameter-validation-error"))
                .body("detail.message", containsString("Invalid projects (ios) for release 1.0"));
        tenant.reader().body(Map.of("environment", "x")).post(path).then().statusCode(403);
        tenant.reader().get(tenant.path("/releases/1.0/")).then().body("deployCount", equalTo(0));
    }

    @Test
    void takesAnIdenticalDeployForTheSame() throws Exception {
        tenant.release("v1", "c1");
        tenant.release("v2", "c2");
        Set<Long> ids = new HashSet<>();
        Callable<Long> call = () -> tenant.deploy("v1", "production");
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Long> answer : threads.invokeAll(Collections.nCopies(12, call))) {
                ids.add(answer.get());
            }
        }
        assertThat(ids).hasSize(1);
        long first = ids.iterator().next();

        long second = tenant.deploy("v2", "production");
        long third = tenant.deploy("v1", "production");

        assertThat(third).isNotIn(first, second);
        announced(third);
        assertThat(deploys.facts(DeployAnnounced.class))
                .filteredOn(it -> it.organization().id() == tenant.id)
                .extracting(DeployAnnounced::deployId)
                .containsExactly(first, second, third);
        tenant.reader().get(tenant.path("/releases/v1/")).then().body("deployCount", equalTo(2));
    }

    @Test
    void takesItForAnotherLater() throws SQLException {
        tenant.release("v1", "c1");
        long first = tenant.deploy("v1", "production");

        update("update deploy set recorded_at = recorded_at - interval '11 minutes' where id = " + first);
        long second = tenant.deploy("v1", "production");

        assertThat(second).isNotEqualTo(first);
        DeployAnnounced again = announced(second);
        assertThat(again.previousVersion()).isEqualTo("v1");
        assertThat(again.commits()).isEmpty();
    }
}
