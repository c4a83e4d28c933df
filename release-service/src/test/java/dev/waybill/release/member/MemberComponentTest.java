package dev.waybill.release.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.contracts.DirectoryFact.MemberChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class MemberComponentTest {

    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = Tenant.create();
    }

    @Test
    void isPendingUntilAnAddressIsProved() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            Response added = add(Map.of("email", " Grace@Example.com", "orgRole", "admin", "name", "Grace"));
            added.then()
                    .statusCode(201)
                    .body("email", equalTo("grace@example.com"))
                    .body("orgRole", equalTo("admin"))
                    .body("roleName", equalTo("Admin"))
                    .body("pending", equalTo(true))
                    .body("inviteStatus", equalTo("approved"))
                    .body("user.emails[0].is_verified", equalTo(false));
            String id = added.path("id");
            assertThat(probe.awaitFact(MemberChanged.class, it -> it.memberId() == Long.parseLong(id))
                            .verifiedEmails())
                    .isEmpty();

            String link = tenant.admin()
                    .body(Map.of("email", "grace@example.com"))
                    .post(path(id, "emails/confirm/"))
                    .then()
                    .statusCode(201)
                    .header("Cache-Control", "no-store")
                    .extract()
                    .path("link");
            String page = link.substring(InfraResource.PUBLIC_URL.length());
            given().get(page).then().statusCode(200).contentType("text/html").body(containsString("grace@example.com"));
            tenant.admin().get(path(id, "")).then().body("pending", equalTo(true));
            given().post(page).then().statusCode(200).body(containsString("Confirmed"));
            given().post(page.substring(0, page.length() - 2)).then().statusCode(404);

            tenant.admin().get(path(id, "")).then().body("pending", equalTo(false));
            probe.awaitFact(
                    MemberChanged.class,
                    it -> it.memberId() == Long.parseLong(id)
                            && it.verifiedEmails().equals(List.of("grace@example.com")));
        }
    }

    @Test
    void hasAddressesThatSomebodyVouchesFor() {
        String id = add(Map.of("email", "eve@example.com", "verified", true)).path("id");
        String emails = path(id, "emails/");

        tenant.admin()
                .body(Map.of("email", "eve@work.example"))
                .post(emails)
                .then()
                .statusCode(201)
                .body("isVerified", equalTo(false));
        tenant.admin()
                .body(Map.of("email", "eve@work.example"))
                .put(emails)
                .then()
                .statusCode(200)
                .body("isVerified", equalTo(true));
        tenant.admin()
                .body(Map.of("email", "bob@example.com"))
                .put(emails)
                .then()
                .statusCode(400)
                .body("email", contains("The address bob@example.com belongs to another member."));
        tenant.admin()
                .body(Map.of("email", "eve@example.com"))
                .delete(emails)
                .then()
                .statusCode(204);
        tenant.admin().get(emails).then().body("email", contains("eve@work.example"));
    }

    @Test
    void saysWhichRuleIsBroken() {
        add(Map.of()).then().statusCode(400).body("email", contains("This field is required."));
        add(Map.of("email", "nobody")).then().statusCode(400).body("email", contains("Enter a valid email address."));
        add(Map.of("email", "x@example.com", "orgRole", "king"))
                .then()
                .statusCode(400)
                .body("orgRole", contains("\"king\" is not a valid choice."));
        add(Map.of("email", "x@example.com", "teams", List.of("nobody")))
                .then()
                .statusCode(400)
                .body("teams", contains("Invalid team: nobody"));
        tenant.admin().get(tenant.path("/members/?query=x@example")).then().body("", empty());
        add(Map.of("email", "BOB@example.com"))
                .then()
                .statusCode(400)
                .body("email", contains("The user bob@example.com is already a member"));
    }

    @Test
    void isLiftedByNobodyAboveHimself() {
        String manager = memberToken("manager");
        Map<String, Object> owner = Map.of("email", "boss@example.com", "orgRole", "owner");

        Tenant.as(manager).body(owner).post(tenant.path("/members/")).then().statusCode(400);
        Tenant.as(manager)
                .body(Map.of("email", "new@example.com", "orgRole", "manager"))
                .post(tenant.path("/members/"))
                .then()
                .statusCode(201);
        String ada = tenant.admin().get(tenant.path("/members/?query=ada")).path("[0].id");
        Tenant.as(manager)
                .body(Map.of("orgRole", "member"))
                .put(path(ada, ""))
                .then()
                .statusCode(400);
        Tenant.as(manager).delete(path(ada, "")).then().statusCode(400);
        Tenant.as(manager)
                .body(Map.of("scopes", List.of("org:read")))
                .post(path(ada, "tokens/"))
                .then()
                .statusCode(403);
    }

    @Test
    void theOnlyOwnerStays() {
        String ada = tenant.admin().get(tenant.path("/members/?query=ada")).path("[0].id");
        String sentence = "You cannot remove the only remaining owner of the organization.";

        tenant.admin()
                .body(Map.of("role", "member"))
                .put(path(ada, ""))
                .then()
                .statusCode(403)
                .body("detail", equalTo(sentence));
        tenant.admin().delete(path(ada, "")).then().statusCode(403).body("detail", equalTo(sentence));
        add(Map.of("email", "second@example.com", "orgRole", "owner")).then().statusCode(201);
        tenant.admin().delete(path(ada, "")).then().statusCode(204);
    }

    @Test
    void aTokenEndsWithItsMember() {
        String token = memberToken("admin");
        Tenant.as(token).get(tenant.path("/members/me/")).then().statusCode(200).body("orgRole", equalTo("admin"));
        String id = Tenant.as(token).get("/api/0/users/me/").path("id");

        tenant.admin().delete(path(id, "")).then().statusCode(204);

        Tenant.as(token).get("/api/0/auth/").then().statusCode(401).body("detail", equalTo("Invalid token"));
    }

    @Test
    void isListedPageByPage() {
        tenant.admin()
                .get(tenant.path("/members/?per_page=1"))
                .then()
                .statusCode(200)
                .body("name", contains("Ada Lovelace"))
                .header("Link", containsString("rel=\"next\"; results=\"true\""));
        tenant.admin().get(tenant.path("/members/")).then().body("", hasSize(2));
    }

    private Response add(Map<String, Object> body) {
        return tenant.admin().body(body).post(tenant.path("/members/"));
    }

    /** A token of a new member with everything that the role allows. */
    private String memberToken(String role) {
        String id = add(Map.of("email", role + "@example.com", "orgRole", role)).path("id");
        return tenant.admin()
                .body(Map.of(
                        "scopes",
                        List.copyOf(dev.waybill.kit.access.Role.of(role).scopes())))
                .post(path(id, "tokens/"))
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private String path(String member, String rest) {
        return tenant.path("/members/" + member + "/" + rest);
    }
}
