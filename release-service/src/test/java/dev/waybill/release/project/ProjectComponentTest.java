package dev.waybill.release.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import dev.waybill.contracts.DirectoryFact.TeamChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.release.directory.Organizations;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class ProjectComponentTest {

    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = Tenant.create();
    }

    @Inject
    Organizations organizations;

    @Test
    void isMadeUnderATeamWithAKey() {
        team("Backend");
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            String id = tenant.admin()
                    .body(Map.of("name", "Payment API", "platform", "java"))
                    .post("/api/0/teams/" + tenant.slug + "/backend/projects/")
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("payment-api"))
                    .body("platform", equalTo("java"))
                    .body("team.slug", equalTo("backend"))
                    .body("teams.slug", contains("backend"))
                    .body("organization.slug", equalTo(tenant.slug))
                    .body("versionScheme", equalTo("auto"))
                    .body("commitPaths", empty())
                    .extract()
                    .path("id");

            assertThat(probe.awaitFact(ProjectChanged.class, it -> it.projectId() == Long.parseLong(id))
                            .slug())
                    .isEqualTo("payment-api");
            String key = tenant.admin()
                    .get(tenant.projectPath("payment-api", "/keys/"))
                    .then()
                    .statusCode(200)
                    .body("", hasSize(1))
                    .body("[0].label", equalTo("Default"))
                    .body("[0].isActive", equalTo(true))
                    .extract()
                    .path("[0].public");
            probe.awaitFact(ProjectKeyChanged.class, it -> it.publicKey().equals(key) && it.active());
            assertThat(probe.awaitFact(
                                    TeamChanged.class,
                                    it -> it.organizationId() == tenant.id
                                            && !it.projectIds().isEmpty())
                            .projectIds())
                    .containsExactly(Long.parseLong(id));
        }
        tenant.admin()
                .get("/api/0/teams/" + tenant.slug + "/backend/projects/")
                .then()
                .statusCode(200)
                .body("slug", contains("payment-api"));
    }

    @Test
    void saysWhichRuleANewOneBreaks() {
        create(Map.of("slug", "web")).then().statusCode(400).body("name", contains("This field is required."));
        create(Map.of("name", "x", "slug", "No Slug"))
                .then()
                .statusCode(400)
                .body("slug[0]", containsString("Enter a valid slug"));
        create(Map.of("name", "42")).then().statusCode(400).body("", hasKey("slug"));
        create(Map.of("name", "x".repeat(201)))
                .then()
                .statusCode(400)
                .body("name", contains("Ensure this field has no more than 200 characters."));
        create(Map.of("name", "x", "versionScheme", "roman"))
                .then()
                .statusCode(400)
                .body("", hasKey("versionScheme"));
        create(Map.of("name", "x", "commitPaths", List.of("[broken")))
                .then()
                .statusCode(400)
                .body("", hasKey("commitPaths"));
        create(Map.of("name", "Web"))
                .then()
                .statusCode(409)
                .body("detail", equalTo("A project with this slug already exists."));
        tenant.admin()
                .body(Map.of("name", "x"))
                .post("/api/0/teams/" + tenant.slug + "/nobody/projects/")
                .then()
                .statusCode(404);
    }

    @Test
    void isMadeOnceHoweverManyAskAtOnce() throws Exception {
        Callable<Integer> create =
                () -> create(Map.of("name", "Once", "unknown", "ignored")).statusCode();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(6, create))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
        tenant.admin().get(tenant.path("/projects/?query=ONC")).then().body("slug", contains("once"));
    }

    @Test
    void keepsItsSettings() {
        tenant.admin()
                .body(Map.of(
                        "versionScheme", "semver", "commitPaths", List.of("services/web/**", "*.md"), "name", "Shop"))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Shop"))
                .body("platform", equalTo("javascript"))
                .body("versionScheme", equalTo("semver"))
                .body("commitPaths", contains("services/web/**", "*.md"));
        tenant.admin()
                .body("{\"commitPaths\":null,\"isBookmarked\":true}")
                .put(tenant.projectPath("ios", "/"))
                .then()
                .statusCode(200)
                .body("commitPaths", empty());

        assertThat(organizations.commitPaths(tenant.web)).containsExactly("services/web/**", "*.md");
        assertThat(organizations.commitPaths(tenant.ios)).isEmpty();
        tenant.admin()
                .body(Map.of("commitPaths", Collections.nCopies(101, "a")))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(400)
                .body("", hasKey("commitPaths"));
    }

    @Test
    void tellsWhoUsesAnOldSlugTheNewOne() {
        tenant.release("web@1.0.0");
        tenant.admin()
                .body(Map.of("slug", "ios"))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(400)
                .body("slug", contains("Another project (iOS) is already using that slug"));
        tenant.admin()
                .body(Map.of("slug", "shop"))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(200)
                .body("slug", equalTo("shop"));

        for (String path :
                List.of("/", "/keys/", "/releases/", "/releases/web@1.0.0/commits/", "/environments/", "/issues/")) {
            tenant.admin()
                    .redirects()
                    .follow(false)
                    .get(tenant.projectPath("web", path) + "?a=b")
                    .then()
                    .statusCode(302)
                    .contentType("application/json")
                    .header("Location", endsWith(tenant.projectPath("shop", path) + "?a=b"))
                    .body("slug", equalTo("shop"))
                    .body("detail.code", equalTo("resource-moved"));
        }
        create(Map.of("name", "Web")).then().statusCode(201);
        tenant.admin()
                .get(tenant.projectPath("web", "/"))
                .then()
                .statusCode(200)
                .body("id", not(equalTo(Long.toString(tenant.web))));
    }

    @Test
    void goesWithEverythingThatHangsOnIt() {
        tenant.release("web@1.0.0");
        tenant.deploy("web@1.0.0", "production");
        team("Backend");
        tenant.admin()
                .post(tenant.projectPath("web", "/teams/backend/"))
                .then()
                .statusCode(201)
                .body("teams.slug", contains("backend"));
        String key = tenant.admin().get(tenant.projectPath("web", "/keys/")).path("[0].id");

        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            tenant.admin().delete(tenant.projectPath("web", "/")).then().statusCode(204);

            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("project/" + tenant.web));
            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("key/" + key));
            probe.awaitFact(
                    TeamChanged.class,
                    it -> it.organizationId() == tenant.id && it.projectIds().isEmpty());
        }
        tenant.admin().get(tenant.projectPath("web", "/")).then().statusCode(404);
        tenant.admin().delete(tenant.projectPath("web", "/")).then().statusCode(404);
        tenant.admin().get(tenant.path("/projects/")).then().body("slug", contains("ios"));
    }

    @Test
    void hasKeysForItsSdks() {
        Response made = tenant.admin()
                .body(Map.of("name", "Mobile", "rateLimit", Map.of("window", 60, "count", 1)))
                .post(tenant.projectPath("web", "/keys/"));
        made.then()
                .statusCode(201)
                .body("label", equalTo("Mobile"))
                .body("rateLimit", nullValue())
                .body("projectId", equalTo((int) tenant.web));
        String key = made.path("id");
        String host = InfraResource.PUBLIC_URL.replaceFirst("://", "://" + key + "@");
        made.then().body("dsn.public", equalTo(host + "/" + tenant.web)).body("dsn", hasKey("secret"));
        String path = tenant.projectPath("web", "/keys/" + key + "/");

        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            tenant.admin()
                    .body(Map.of("isActive", false, "name", "Old app"))
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("isActive", equalTo(false))
                    .body("name", equalTo("Old app"));
            probe.awaitFact(ProjectKeyChanged.class, it -> it.publicKey().equals(key) && !it.active());

            tenant.admin().body(Map.of("isActive", true)).put(path).then().statusCode(200);
            String successor = tenant.admin()
                    .body(Map.of("deactivateOld", true))
                    .post(path + "rotate/")
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("Old app"))
                    .extract()
                    .path("id");
            probe.awaitFact(ProjectKeyChanged.class, it -> it.publicKey().equals(successor));
            tenant.admin().get(path).then().statusCode(200).body("isActive", equalTo(false));

            tenant.admin().delete(path).then().statusCode(204);
            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("key/" + key));
        }
        tenant.admin().get(path).then().statusCode(404);
        tenant.admin().body(Map.of("isActive", "no")).put(path).then().statusCode(400);
    }

    @Test
    void isListedPageByPage() {
        create(Map.of("name", "Abc")).then().statusCode(201);

        String next = tenant.ios + ":0:0";
        tenant.admin()
                .get(tenant.path("/projects/?per_page=2"))
                .then()
                .statusCode(200)
                .body("slug", contains("web", "ios"))
                .header("Link", containsString("rel=\"next\"; results=\"true\"; cursor=\"" + next + "\""));
        tenant.admin()
                .get(tenant.path("/projects/?per_page=2&cursor=" + next))
                .then()
                .body("slug", contains("abc"))
                .header("Link", containsString("rel=\"next\"; results=\"false\""));
        tenant.ci().get("/api/0/projects/").then().statusCode(200).body("slug", hasItems("abc", "ios", "web"));
    }

    private Response create(Map<String, Object> body) {
        return tenant.admin().body(body).post(tenant.path("/projects/"));
    }

    private void team(String name) {
        tenant.admin()
                .body(Map.of("name", name))
                .post(tenant.path("/teams/"))
                .then()
                .statusCode(201);
    }
}
