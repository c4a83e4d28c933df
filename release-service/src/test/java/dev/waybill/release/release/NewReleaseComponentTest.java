package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseChanged;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes into being when clients make a release, and what they must not ask for. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class NewReleaseComponentTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void makesAReleaseOnce() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            Map<String, Object> body =
                    Map.of("version", "1.0.0", "projects", List.of("web", tenant.ios), "ref", "main");
            Response created = tenant.ci()
                    .header("User-Agent", "sentry-cli/3.8.0")
                    .body(body)
                    .post(tenant.path("/releases/"));
            created.then()
                    .statusCode(201)
                    .contentType("application/json")
                    .body("version", equalTo("1.0.0"))
                    .body("projects.slug", containsInAnyOrder("web", "ios"))
                    .body("userAgent", equalTo("sentry-cli/3.8.0"));

            tenant.ci()
                    .body(body)
                    .post(tenant.path("/releases/"))
                    .then()
                    .statusCode(208)
                    .body("id", equalTo(created.jsonPath().getInt("id")))
                    .body("dateCreated", equalTo(created.jsonPath().getString("dateCreated")));

            ReleaseCreated fact = probe.awaitFact(ReleaseCreated.class, it -> it.organizationId() == tenant.id);
            assertThat(fact.origin()).isEqualTo(Origin.API);
            assertThat(fact.projects()).extracting(it -> it.slug()).containsExactlyInAnyOrder("web", "ios");
            assertThat(probe.awaitFact(ReleaseChanged.class, it -> it.organizationId() == tenant.id)
                            .ref())
                    .isEqualTo("main");
        }
    }

    @Test
    void makesAReleaseOnceWhateverComesAtTheSameTime() throws Exception {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> call = () -> tenant.ci()
                    .body(Map.of("version", "same", "projects", List.of("web")))
                    .post(tenant.path("/releases/"))
                    .statusCode();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(16, call))) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsOnly(201, 208).containsOnlyOnce(201);
            tenant.release("after");
            probe.awaitFact(
                    ReleaseCreated.class,
                    it -> it.organizationId() == tenant.id && it.version().equals("after"));
            // Told before, but on another partition.
            assertThat(probe.awaitFacts(
                            1,
                            ReleaseCreated.class,
                            it -> it.organizationId() == tenant.id
                                    && it.version().equals("same")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "latest, is reserved",
        "a/b, it must not contain",
        "' ', it must not be empty or blank",
        ".., it must not be"
    })
    void refusesAVersionAndNamesTheRule(String version, String rule) {
        tenant.ci()
                .body(Map.of("version", version, "projects", List.of("web")))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("version[0]", containsString(rule));
    }

    @Test
    void refusesABodyThatIsWrong() {
        tenant.ci()
                .body("{\"version\":")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("detail", containsString("JSON parse error"));
        tenant.ci()
                .body("[]")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("", hasKey("non_field_errors"));
        tenant.ci()
                .body("{}")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("version", contains("This field is required."));
        tenant.ci()
                .body("""
                        {"version":"1.0","projects":["nothing"]}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("projects", contains("Invalid project ids or slugs"));
        tenant.ci()
                .body("""
                        {"version":"1.0"}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("projects", contains("This field is required."));
        tenant.ci()
                .body("""
                        {"version":"1.0","projects":["web"],"status":"Z","url":"javascript:alert(1)","dateReleased":"now","commits":null,
                         "refs":[{"repository":"x"}]}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("status", contains("Invalid status Z"))
                .body("url", contains("Enter a valid URL."))
                .body("dateReleased[0]", containsString("wrong format"))
                .body("commits", contains("This field may not be null."))
                .body("refs.commit", contains("This field is required."));
        tenant.ci()
                .body("""
                        {"version":"1.0","projects":["web"],"commits":[{"id":"a","patch_set":[{"path":"x","type":"Z"}]}]}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("commits.patch_set.type", contains("Commit patch_set type Z is not supported."));
        tenant.reader().get(tenant.path("/releases/1.0/")).then().statusCode(404);
    }

    @Test
    void namesAnOwner() {
        tenant.ci()
                .body(Map.of("version", "1.0", "projects", List.of("web"), "owner", "ADA@example.com"))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201)
                .body("owner.name", equalTo("Ada Lovelace"));
        tenant.ci()
                .body(Map.of("version", "2.0", "projects", List.of("web"), "owner", "nobody"))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("", hasKey("owner"));
        tenant.reader().get(tenant.path("/releases/2.0/")).then().statusCode(404);
        tenant.release("3.0");
        tenant.reader().get(tenant.path("/releases/3.0/")).then().body("owner", nullValue());
    }
}
