package dev.waybill.release.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.waybill.contracts.DirectoryFact.TeamChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class TeamComponentTest {

    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = Tenant.create();
    }

    @Test
    void isMadeRenamedAndRemoved() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            create(Map.of("name", "The Backend"))
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("the-backend"))
                    .body("memberCount", equalTo(0))
                    .body("projects", empty());
            TeamChanged told = probe.awaitFact(TeamChanged.class, it -> it.organizationId() == tenant.id);

            tenant.admin()
                    .body(Map.of("slug", "core"))
                    .put(path("the-backend"))
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo("core"))
                    .body("name", equalTo("The Backend"));
            probe.awaitFact(
                    TeamChanged.class,
                    it -> it.teamId() == told.teamId() && it.slug().equals("core"));
            tenant.admin().get(path("the-backend")).then().statusCode(404);
            tenant.admin().get(path(Long.toString(told.teamId()))).then().statusCode(200);

            tenant.admin().delete(path("core")).then().statusCode(204);
            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("team/" + told.teamId()));
        }
        tenant.admin().get(tenant.path("/teams/")).then().statusCode(200).body("", empty());
    }

    @Test
    void saysWhichRuleIsBroken() {
        create(Map.of()).then().statusCode(400).body("name", contains("Name or slug is required"));
        create(Map.of("slug", "UPPER")).then().statusCode(400).body("slug[0]", containsString("Enter a valid slug"));
        create(Map.of("name", "x".repeat(65))).then().statusCode(400);
        create(Map.of("slug", "one")).then().statusCode(201);
        create(Map.of("slug", "two")).then().statusCode(201);
        create(Map.of("name", "One"))
                .then()
                .statusCode(409)
                .body("detail", equalTo("A team with this slug already exists."));
        tenant.admin()
                .body(Map.of("slug", "one"))
                .put(path("two"))
                .then()
                .statusCode(400)
                .body("slug", contains("The slug \"one\" is already in use."));
    }

    @Test
    void hasMembersUntilTheyGo() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            create(Map.of("slug", "backend")).then().statusCode(201);
            String bob = tenant.admin().get(tenant.path("/members/?query=BOB")).path("[0].id");
            String join = tenant.path("/members/" + bob + "/teams/backend/");

            tenant.admin().post(join).then().statusCode(201).body("teams", contains("backend"));
            tenant.admin()
                    .get(path("backend") + "members/")
                    .then()
                    .statusCode(200)
                    .body("name", contains("Bob"));
            tenant.admin().delete(join).then().statusCode(200).body("teams", empty());
            tenant.admin().post(join).then().statusCode(201);
            tenant.admin().delete(tenant.path("/members/" + bob + "/")).then().statusCode(204);

            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("member/" + bob));
            // Made, joined, left, joined, left for good.
            assertThat(probe.awaitFacts(5, TeamChanged.class, it -> it.organizationId() == tenant.id))
                    .extracting(it -> it.memberIds().size())
                    .containsExactly(0, 1, 0, 1, 0);
        }
    }

    @Test
    void isResponsibleForProjectsThatStayWhenItGoes() {
        create(Map.of("slug", "backend")).then().statusCode(201);
        String project = tenant.projectPath("web", "/teams/backend/");

        tenant.admin().post(project).then().statusCode(201);
        tenant.admin().get(tenant.path("/teams/")).then().body("[0].projects.slug", contains("web"));
        tenant.admin().get(tenant.projectPath("web", "/teams/")).then().body("slug", contains("backend"));
        tenant.admin().delete(project).then().statusCode(200).body("teams", empty());
        tenant.admin().post(project).then().statusCode(201);
        tenant.admin().delete(path("backend")).then().statusCode(204);

        tenant.admin().get(tenant.path("/projects/")).then().body("slug", hasItem("web"));
    }

    private Response create(Map<String, Object> body) {
        return tenant.admin().body(body).post(tenant.path("/teams/"));
    }

    private String path(String team) {
        return "/api/0/teams/" + tenant.slug + "/" + team + "/";
    }
}
