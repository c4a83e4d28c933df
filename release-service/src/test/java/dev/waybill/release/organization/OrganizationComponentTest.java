package dev.waybill.release.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class OrganizationComponentTest {

    private final String slug = "acme-" + UUID.randomUUID();

    @Test
    void isMadeByTheOperatorAndLivesWithoutSql() {
        Response made = create(Map.of(
                "name", "Acme", "slug", slug, "defaultTeam", true, "ownerEmail", "Ada@acme.test", "ownerName", "Ada"));
        made.then().statusCode(201).body("slug", equalTo(slug));
        String token = made.path("token");
        assertThat(token).startsWith("sntryu_");

        Tenant.as(token)
                .get("/api/0/users/me/regions/")
                .then()
                .statusCode(200)
                .body("regions.url", contains(InfraResource.PUBLIC_URL));
        Tenant.as(token).get("/api/0/organizations/").then().body("slug", contains(slug));
        Tenant.as(token)
                .body(Map.of("name", "Shop"))
                .post("/api/0/teams/" + slug + "/" + slug + "/projects/")
                .then()
                .statusCode(201);
        Tenant.as(token)
                .get("/api/0/organizations/" + slug + "/")
                .then()
                .statusCode(200)
                .body("projects.slug", contains("shop"))
                .body("teams.name", contains("Acme"))
                .body("", not(hasKey("token")));
        Tenant.as(token)
                .get("/api/0/organizations/" + slug + "/?detailed=0")
                .then()
                .body("", not(hasKey("projects")));
        Tenant.as(token)
                .get("/api/0/organizations/" + slug + "/members/me/")
                .then()
                .body("orgRole", equalTo("owner"))
                .body("pending", equalTo(false));
        Tenant.as(InfraResource.OPERATOR_TOKEN)
                .get("/internal/organizations/")
                .then()
                .statusCode(200);
    }

    @Test
    void withoutAnOwnerItsFirstTokenIsItsOwn() {
        String token = create(Map.of("name", "Acme", "slug", slug)).path("token");

        assertThat(token).startsWith("sntrys_");
        Tenant.as(token).get("/api/0/").then().body("auth.scopes", hasItems("org:admin", "member:admin"));
    }

    @Test
    void hasASlugOfItsOwn() {
        create(Map.of("name", "Acme", "slug", slug)).then().statusCode(201);

        create(Map.of("name", "Thief", "slug", slug))
                .then()
                .statusCode(409)
                .body("detail", equalTo("An organization with this slug already exists."));
        create(Map.of("slug", slug)).then().statusCode(400).body("name", contains("This field is required."));
        create(Map.of("name", "!!!")).then().statusCode(400).body("", hasKey("slug"));
    }

    @Test
    void isRenamed() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            tenant.admin()
                    .body(Map.of("slug", other.slug))
                    .put(tenant.path("/"))
                    .then()
                    .statusCode(400)
                    .body("slug", contains("The slug \"" + other.slug + "\" is already in use."));
            tenant.admin()
                    .body(Map.of("slug", slug, "name", "Acme"))
                    .put(tenant.path("/"))
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo(slug));

            // That it was made may be told after the probe began.
            OrganizationChanged renamed = new OrganizationChanged(tenant.id, slug, "Acme");
            probe.awaitFact(OrganizationChanged.class, renamed::equals);
        }
        tenant.admin().get("/api/0/organizations/" + slug + "/").then().statusCode(200);
        tenant.admin().get(tenant.path("/")).then().statusCode(404);
    }

    private static Response create(Map<String, Object> body) {
        return Tenant.as(InfraResource.OPERATOR_TOKEN).body(body).post("/api/0/organizations/");
    }
}
