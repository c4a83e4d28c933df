package dev.waybill.commit.repository;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.access.Tokens;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class RepositoriesComponentTest {

    private static final String REPOS = "/api/0/organizations/{org}/repos/";

    @Inject
    DataSource database;

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @Test
    void aRepositoryIsRegisteredShownAndAnnounced() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            Response registered = register(Map.of("provider", "github", "name", "demo/web"));

            registered
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("demo/web"))
                    .body("url", equalTo("https://github.com/demo/web"))
                    .body("provider.id", equalTo("integrations:github"))
                    .body("provider.name", equalTo("GitHub"))
                    .body("status", equalTo("active"))
                    .body("dateCreated", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                    .body("externalSlug", equalTo("demo/web"))
                    .body("webhookSecret", matchesPattern("[0-9a-f]{64}"));
            String id = registered.path("id");
            assertThat(registered.<String>path("webhookUrl"))
                    .isEqualTo(InfraResource.PUBLIC_URL + "/webhooks/github/" + id);
            tenant.call()
                    .get(REPOS, tenant.slug)
                    .then()
                    .statusCode(200)
                    .body("id", contains(id))
                    .body("[0].webhookSecret", nullValue())
                    .body("[0].webhookUrl", nullValue());
            assertThat(probe.awaitFact(RepositoryChanged.class, fact -> fact.organizationId() == tenant.id))
                    .isEqualTo(new RepositoryChanged(
                            Long.parseLong(id),
                            tenant.id,
                            "demo/web",
                            "integrations:github",
                            "https://github.com/demo/web",
                            "active",
                            "demo/web",
                            null));
        }
    }

    @Test
    void aSecretOfTheCallersOwnIsNeitherShownNorStoredInClear() throws Exception {
        String secret = "chosen-by-the-caller";

        register(Map.of("provider", "integrations:github", "identifier", "demo/own", "webhookSecret", secret))
                .then()
                .statusCode(201)
                .body("webhookSecret", nullValue())
                .body("webhookUrl", notNullValue());

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select secret from repository where organization_id = " + tenant.id)) {
            assertThat(rows.next()).isTrue();
            assertThat(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret);
        }
    }

    @Test
    void oneNameIsRegisteredOnce() {
        register(Map.of("provider", "github", "name", "demo/web")).then().statusCode(201);

        register(Map.of("provider", "github", "name", "Demo/WEB"))
                .then()
                .statusCode(400)
                .body("detail.code", equalTo("repo_exists"));
        Tenant other = Tenant.create();
        other.register("demo/web");
    }

    @Test
    void whatIsWrongIsNamed() {
        register(Map.of("name", "demo/web"))
                .then()
                .statusCode(400)
                .body("provider", contains("This field is required."));
        register(Map.of("provider", "cvs", "name", "demo/web"))
                .then()
                .statusCode(400)
                .body("error_type", equalTo("validation"));
        register(Map.of(
                        "provider",
                        "github",
                        "name",
                        "no-owner",
                        "url",
                        "javascript:alert(1)",
                        "webhookSecret",
                        "short"))
                .then()
                .statusCode(400)
                .body("name", hasSize(1))
                .body("url", hasSize(1))
                .body("webhookSecret", hasSize(1));
        tenant.call().body("{").post(REPOS, tenant.slug).then().statusCode(400).body("detail", containsString("JSON"));
        tenant.call().post(REPOS, tenant.slug).then().statusCode(400).body("detail", notNullValue());
    }

    @Test
    void listsByNamePageByPage() {
        List.of("demo/c", "demo/A", "demo/b", "other/d").forEach(tenant::register);

        Response first = tenant.call().queryParam("per_page", 3).get(REPOS, tenant.slug);
        first.then()
                .body("name", contains("demo/A", "demo/b", "demo/c"))
                .header("Link", containsString("rel=\"next\"; results=\"true\"; cursor=\"3:1:0\""));
        tenant.call()
                .queryParam("per_page", 3)
                .queryParam("cursor", "3:1:0")
                .get(REPOS, tenant.slug)
                .then()
                .body("name", contains("other/d"))
                .header("Link", containsString("rel=\"next\"; results=\"false\""));
        tenant.call()
                .queryParam("query", "EMO /")
                .get(REPOS, tenant.slug)
                .then()
                .body("", hasSize(3));
        tenant.call()
                .queryParam("query", "github.com/other")
                .get(REPOS, tenant.slug)
                .then()
                .body("name", contains("other/d"));
        tenant.call()
                .queryParam("status", "hidden")
                .get(REPOS, tenant.slug)
                .then()
                .body("", hasSize(0));
        tenant.call().queryParam("cursor", "x").get(REPOS, tenant.slug).then().statusCode(400);
    }

    @Test
    void aDeletedRepositoryIsGone() {
        Hook hook = tenant.register("demo/gone");
        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            tenant.call()
                    .delete(REPOS + "{id}/", tenant.slug, hook.repositoryId)
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("pending_deletion"));

            assertThat(probe.awaitMessage(message ->
                                    message.key().equals(Long.toString(hook.repositoryId)) && message.isTombstone())
                            .isTombstone())
                    .isTrue();
        }
        tenant.call().get(REPOS, tenant.slug).then().body("", hasSize(0));
        tenant.call()
                .queryParam("status", "deleted")
                .get(REPOS, tenant.slug)
                .then()
                .body("", hasSize(1));
        tenant.call()
                .delete(REPOS + "{id}/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(404);
        hook.send("push", Payload.main(null, Payload.sha()).json(hook.name))
                .then()
                .statusCode(404);
        tenant.register("demo/gone");
    }

    @Test
    void organizationsDoNotSeeEachOther() {
        Hook hook = tenant.register("demo/private");
        Tenant other = Tenant.create();

        other.call().get(REPOS, tenant.slug).then().statusCode(404);
        other.call().get(REPOS, other.slug).then().body("", hasSize(0));
        other.call()
                .get(REPOS + "{id}/commits/", other.slug, hook.repositoryId)
                .then()
                .statusCode(404);
        other.call()
                .get(REPOS + "{id}/deliveries/", other.slug, hook.repositoryId)
                .then()
                .statusCode(404);
        other.call()
                .delete(REPOS + "{id}/", other.slug, hook.repositoryId)
                .then()
                .statusCode(404);
        tenant.call().get(REPOS + "{id}/commits/", tenant.slug, "x").then().statusCode(404);
        tenant.call().get(REPOS, tenant.slug).then().body("", hasSize(1));
    }

    @Test
    void aTokenIsNeededAndItsScopesCount() {
        given().get(REPOS, tenant.slug).then().statusCode(401).body("detail", notNullValue());
        String ci = "ci-" + tenant.slug;
        tenant.allow(ci, "org:ci");

        given().auth().oauth2(ci).get(REPOS, tenant.slug).then().statusCode(200);
        given().auth()
                .oauth2(ci)
                .contentType("application/json")
                .body(Map.of("provider", "github", "name", "demo/web"))
                .post(REPOS, tenant.slug)
                .then()
                .statusCode(403)
                .body("detail", not(equalTo("")));
    }

    /** A token is waited for no longer than half a second, and a machine may stand still for longer; so most of several count. */
    @Test
    void aTokenMadeAMomentAgoWorksAtOnce() {
        List<Integer> answers = new ArrayList<>();
        try (FactSender sender = FactSender.create()) {
            for (int i = 0; i < 9; i++) {
                String fresh = "fresh-" + i + "-" + tenant.slug;
                sender.send(
                        new TokenChanged(fresh, tenant.id, Tokens.sha256(fresh), List.of("org:read"), null, null), 1);
                answers.add(given().auth().oauth2(fresh).get(REPOS, tenant.slug).statusCode());
            }
        }

        assertThat(answers).filteredOn(answer -> answer == 200).hasSizeGreaterThan(answers.size() / 2);
    }

    @Test
    void allRepositoriesAreToldAnew() {
        Hook hook = tenant.register("demo/again");
        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            given().auth()
                    .oauth2(InfraResource.OPERATOR_TOKEN)
                    .post("/internal/reannounce/waybill.repositories")
                    .then()
                    .statusCode(200);

            assertThat(probe.awaitFact(RepositoryChanged.class, fact -> fact.repositoryId() == hook.repositoryId)
                            .name())
                    .isEqualTo("demo/again");
        }
    }

    private Response register(Map<String, String> body) {
        return tenant.call().body(body).post(REPOS, tenant.slug);
    }
}
