package dev.waybill.commit.repository;

import static dev.waybill.commit.repository.RepoCalls.REPOS;
import static dev.waybill.commit.repository.RepoCalls.id;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.waybill.commit.Tenant;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repositories are shown and changed by those who may, and by nobody else. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ChangeRepoComponentTest {

    private RepoCalls repos;
    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        repos = new RepoCalls(tenant);
    }

    @Test
    void peopleChangeHowItIsShown() {
        long id = id(repos.register(Map.of("provider", "github", "name", "demo/web")));
        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            repos.change(
                            id,
                            Map.of(
                                    "name",
                                    "Web Shop",
                                    "status",
                                    "hidden",
                                    "url",
                                    "https://github.com/demo/shop",
                                    "integrationId",
                                    "9"))
                    .then()
                    .statusCode(200)
                    .body("name", is("Web Shop"))
                    .body("externalSlug", is("demo/web"))
                    .body("status", is("hidden"))
                    .body("url", is("https://github.com/demo/shop"));

            RepositoryChanged told = probe.awaitFact(RepositoryChanged.class, fact -> fact.repositoryId() == id);
            assertThat(told.name()).isEqualTo("Web Shop");
            assertThat(told.path()).isEqualTo("demo/web");
            assertThat(told.status()).isEqualTo("hidden");
        }
        tenant.call().get(REPOS, tenant.slug).then().body("", hasSize(0));
        repos.change(id, Map.of("status", "visible")).then().statusCode(200).body("status", is("active"));
        tenant.call()
                .queryParam("integration_id", "5")
                .get(REPOS, tenant.slug)
                .then()
                .body("name", contains("Web Shop"));
    }

    @Test
    void whatCannotBeChangedIsNamed() {
        long id = id(repos.register(Map.of("provider", "github", "name", "demo/web")));

        repos.change(id, Map.of("status", "gone", "url", "javascript:x", "webhookSecret", "short", "sshKey", "no key"))
                .then()
                .statusCode(400)
                .body("status", contains("\"gone\" is not a valid choice."))
                .body("url", hasSize(1))
                .body("webhookSecret", hasSize(1))
                .body("sshKey", hasSize(1));
        tenant.call().put(REPOS + "{id}/", tenant.slug, id).then().statusCode(400);
        repos.change(0, Map.of("status", "hidden")).then().statusCode(404);
    }

    @Test
    void organizationsDoNotSeeOrChangeEachOthers() {
        long id = id(repos.register(Map.of("provider", "github", "name", "demo/web")));
        Tenant other = Tenant.create();

        other.call().get(REPOS + "{id}/", other.slug, id).then().statusCode(404);
        other.call()
                .body(Map.of("name", "mine"))
                .put(REPOS + "{id}/", other.slug, id)
                .then()
                .statusCode(404);
        other.call()
                .body(Map.of("name", "mine"))
                .put(REPOS + "{id}/", tenant.slug, id)
                .then()
                .statusCode(404);
        repos.show(id).then().statusCode(200).body("name", is("demo/web"));
    }

    @Test
    void whoMayOnlyReadSeesNoConnectionAndChangesNothing() {
        long id = id(repos.register(Map.of("provider", "github", "name", "demo/web")));
        String reader = "reader-" + tenant.slug;
        tenant.allow(reader, "org:read");

        given().auth()
                .oauth2(reader)
                .get(REPOS + "{id}/", tenant.slug, id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(reader)
                .contentType("application/json")
                .body(Map.of("status", "hidden"))
                .put(REPOS + "{id}/", tenant.slug, id)
                .then()
                .statusCode(403)
                .body("detail", not(""));
    }
}
