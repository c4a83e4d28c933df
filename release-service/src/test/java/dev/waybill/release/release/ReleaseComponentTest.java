package dev.waybill.release.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release from its first day to its last, as one organisation has it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseComponentTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @ParameterizedTest
    @CsvSource({"web@1.0.0%2B5%20x%23%C3%BC", "web%401.0.0%2B5%20x%23%C3%BC", "web@1.0.0+5%20x%23ü"})
    void findsAVersionHoweverItIsEncoded(String encoded) {
        tenant.release("web@1.0.0+5 x#ü");

        tenant.reader()
                .get(tenant.path("/releases/" + encoded + "/"))
                .then()
                .statusCode(200)
                .body("version", equalTo("web@1.0.0+5 x#ü"))
                .body("versionInfo.package", equalTo("web"))
                .body("versionInfo.version.raw", equalTo("1.0.0+5 x#ü"))
                .body("versionInfo.version", not(hasKey("major")));
    }

    @Test
    void finalizesAndArchives() {
        tenant.release("1.0");

        tenant.ci()
                .body("""
                        {"projects":["web"],"dateReleased":"2026-11-23T17:12:57.290169821Z","url":"https://example.com/r"}""")
                .put(tenant.projectPath("web", "/releases/1.0/"))
                .then()
                .statusCode(200)
                .body("dateReleased", equalTo("2026-11-23T17:12:57.290169Z"))
                .body("url", equalTo("https://example.com/r"));
        tenant.ci()
                .body("""
                        {"version":"1.0","projects":[],"status":"archived"}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(208)
                .body("status", equalTo("archived"));
        tenant.reader().get(tenant.path("/releases/")).then().body("version", empty());
        tenant.reader().get(tenant.path("/releases/?status=archived")).then().body("version", contains("1.0"));
        tenant.ci()
                .body("""
                        {"status":"open"}""")
                .put(tenant.path("/releases/1.0/"))
                .then()
                .statusCode(200)
                .body("status", equalTo("open"));
    }

    @Test
    void servesReleasesOfAProject() {
        Map<String, Object> body = Map.of("version", "1.0", "projects", List.of("42"));

        tenant.ci()
                .body(body)
                .post(tenant.projectPath("web", "/releases/"))
                .then()
                .statusCode(201);
        tenant.ci()
                .body(body)
                .post(tenant.projectPath("web", "/releases/"))
                .then()
                .statusCode(208);
        tenant.ci()
                .body(body)
                .post(tenant.projectPath("ios", "/releases/"))
                .then()
                .statusCode(201);
        tenant.release("only-web");
        tenant.reader().get(tenant.projectPath("ios", "/releases/")).then().body("version", contains("1.0"));
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/"))
                .then()
                .body("version", contains("only-web", "1.0"));
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/only-web/"))
                .then()
                .statusCode(200);
        tenant.reader()
                .get(tenant.projectPath("ios", "/releases/only-web/"))
                .then()
                .statusCode(404);
        tenant.ci()
                .body("{}")
                .put(tenant.projectPath("ios", "/releases/only-web/"))
                .then()
                .statusCode(404);
    }

    @Test
    void namesAMethodThatThereIsNot() {
        tenant.ci()
                .body("{}")
                .patch(tenant.path("/releases/"))
                .then()
                .statusCode(405)
                .contentType("application/json")
                .body("detail", equalTo("Method \"PATCH\" not allowed."));
    }

    @Test
    void keepsTenantsApart() {
        tenant.release("secret", "a");
        Tenant other = Tenant.create();

        other.ci().get(tenant.path("/releases/secret/")).then().statusCode(404);
        other.ci().get(other.path("/releases/secret/")).then().statusCode(404);
        other.ci().get(tenant.path("/releases/")).then().statusCode(404);
        other.ci().body("{}").put(tenant.path("/releases/secret/")).then().statusCode(404);
        other.ci().get(other.path("/releases/secret/commits/")).then().statusCode(404);
        other.ci().get(other.path("/releases/secret/deploys/")).then().statusCode(404);
        other.ci()
                .body(Map.of("environment", "x"))
                .post(other.path("/releases/secret/deploys/"))
                .then()
                .statusCode(404);
        other.ci()
                .body(Map.of("version", "secret", "projects", List.of(tenant.web)))
                .post(other.path("/releases/"))
                .then()
                .statusCode(400);
        given().get(tenant.path("/releases/")).then().statusCode(401).header("WWW-Authenticate", notNullValue());
        tenant.reader()
                .body(Map.of("version", "x", "projects", List.of("web")))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(403)
                .body("detail", equalTo("You do not have permission to perform this action."));
        tenant.reader().delete(tenant.path("/releases/secret/")).then().statusCode(403);
    }

    @Test
    void deletesAndMakesAnew() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            tenant.release("1.0", "a");
            tenant.ci().delete(tenant.path("/releases/1.0/")).then().statusCode(204);
            tenant.reader().get(tenant.path("/releases/1.0/")).then().statusCode(404);
            tenant.ci().delete(tenant.path("/releases/1.0/")).then().statusCode(404);
            tenant.release("1.0");

            probe.awaitFacts(2, ReleaseCreated.class, it -> it.organizationId() == tenant.id);
            List<Message> told = probe.messages().stream()
                    .filter(it -> it.key().equals(tenant.id + "/1.0"))
                    .toList();
            assertThat(told).extracting(Message::isTombstone).containsExactly(false, false, true, false);
            assertThat(told.getLast().metadata().sequence())
                    .isGreaterThan(told.get(1).metadata().sequence());
        }
    }
}
