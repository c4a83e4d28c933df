package dev.waybill.release.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseChanged;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseComponentTest {

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
            assertThat(probe.facts(ReleaseCreated.class))
                    .filteredOn(it ->
                            it.organizationId() == tenant.id && it.version().equals("same"))
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
    void namesAMethodThatThereIsNot() {
        tenant.ci()
                .body("{}")
                .patch(tenant.path("/releases/"))
                .then()
                .statusCode(405)
                .contentType("application/json")
                .body("detail", equalTo("Method \"PATCH\" not allowed."));
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
    void pagesThroughAList() {
        for (int i = 1; i <= 5; i++) {
            tenant.release("v" + i);
        }

        Response first = tenant.reader().get(tenant.path("/releases/?per_page=2&cursor="));
        first.then().statusCode(200).body("version", contains("v5", "v4"));
        assertThat(link(first, "previous")).isEmpty();
        Response second = follow(first, "next");
        second.then().body("version", contains("v3", "v2"));
        Response third = follow(second, "next");
        third.then().body("version", contains("v1"));
        assertThat(link(third, "next")).isEmpty();
        tenant.release("v6");
        follow(third, "previous").then().body("version", contains("v3", "v2"));
        follow(second, "previous").then().body("version", contains("v5", "v4"));

        tenant.reader()
                .get(tenant.path("/releases/?per_page=x"))
                .then()
                .statusCode(400)
                .body("", hasKey("detail"));
        tenant.reader()
                .get(tenant.path("/releases/?cursor=x"))
                .then()
                .statusCode(400)
                .body("", hasKey("detail"));
        tenant.reader()
                .get(tenant.path("/releases/?sort=nothing"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("invalid sort"));
        tenant.reader()
                .get(tenant.path("/releases/?environment=nowhere"))
                .then()
                .statusCode(404);
        tenant.reader().get(tenant.path("/releases/?project=nothing")).then().statusCode(403);
        tenant.reader()
                .get(tenant.path(
                        "/releases/?per_page=25&sort=date&health=1&statsPeriod=90d&status=open&query=V3&project="
                                + tenant.web))
                .then()
                .statusCode(200)
                .body("version", contains("v3"));
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

    private Response follow(Response page, String rel) {
        return tenant.reader().get(link(page, rel).orElseThrow().replace(InfraResource.PUBLIC_URL, ""));
    }

    private static Optional<String> link(Response page, String rel) {
        Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + rel + "\"; results=\"true\"")
                .matcher(page.header("Link"));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
