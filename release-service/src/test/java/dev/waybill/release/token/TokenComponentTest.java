package dev.waybill.release.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.access.Tokens;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class TokenComponentTest {

    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = Tenant.create();
    }

    @Test
    void isShownOnceAndKeptAsItsHash() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            Response made = create(Map.of("name", "GitHub"));
            made.then()
                    .statusCode(201)
                    .header("Cache-Control", "no-store")
                    .body("scopes", contains("org:ci"))
                    .body("dateLastUsed", nullValue())
                    .body("expiresAt", nullValue());
            String secret = made.path("token");
            assertThat(TokenText.isGenuine(secret)).isTrue();

            TokenChanged told =
                    probe.awaitFact(TokenChanged.class, it -> it.tokenId().equals(made.path("id")));
            assertThat(told.sha256()).isEqualTo(Tokens.sha256(secret));
            Tenant.as(secret).get(tenant.path("/")).then().statusCode(200);
            tenant.admin()
                    .get(path(made.path("id"), ""))
                    .then()
                    .statusCode(200)
                    .body("", not(hasKey("token")))
                    .body("tokenLastCharacters", equalTo(secret.substring(secret.length() - 4)));

            tenant.admin()
                    .body(Map.of("name", "GitLab"))
                    .put(path(made.path("id"), ""))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("GitLab"));
            tenant.admin().delete(path(made.path("id"), "")).then().statusCode(204);
            probe.awaitMessage(it -> it.isTombstone() && it.key().equals("token/" + told.tokenId()));
            Tenant.as(secret).get(tenant.path("/")).then().statusCode(401);
        }
    }

    @Test
    void neverMayMoreThanWhatMakesIt() {
        String writer = create(Map.of("name", "Writer", "scopes", List.of("org:write", "org:read")))
                .path("token");

        Tenant.as(writer)
                .body(Map.of("name", "More", "scopes", List.of("org:admin")))
                .post(tenant.path("/org-auth-tokens/"))
                .then()
                .statusCode(400)
                .body("scopes[0]", containsString("You may not grant \"org:admin\""));
        String admin =
                create(Map.of("name", "Admin", "scopes", List.of("org:admin"))).path("id");
        Tenant.as(writer).post(path(admin, "rotate/")).then().statusCode(400).body("", hasKey("scopes"));
        create(Map.of("name", "x", "scopes", List.of("everything")))
                .then()
                .statusCode(400)
                .body("scopes", contains("\"everything\" is not a valid choice."));
        create(Map.of("scopes", List.of()))
                .then()
                .statusCode(400)
                .body("", hasKey("name"))
                .body("", hasKey("scopes"));
    }

    @Test
    void neverLastsLongerThanWhatMakesIt() {
        Instant end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Response made = create(Map.of("name", "Day", "scopes", List.of("org:write"), "expiresAt", end.toString()));
        made.then().statusCode(201).body("expiresAt", equalTo(end.toString()));
        String day = made.path("token");

        Tenant.as(day)
                .body(Map.of(
                        "name",
                        "Week",
                        "scopes",
                        List.of("org:write"),
                        "expiresAt",
                        end.plusSeconds(1).toString()))
                .post(tenant.path("/org-auth-tokens/"))
                .then()
                .statusCode(400)
                .body("", hasKey("expiresAt"));
        Tenant.as(day)
                .body(Map.of("name", "Also a day", "scopes", List.of("org:write")))
                .post(tenant.path("/org-auth-tokens/"))
                .then()
                .statusCode(201)
                .body("expiresAt", equalTo(end.toString()));
        create(Map.of("name", "Past", "expiresAt", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400);
    }

    @Test
    void isRotatedWithAnOverlap() {
        Response old = create(Map.of("name", "CI"));
        Response next = tenant.admin().body(Map.of("overlapSeconds", 3600)).post(path(old.path("id"), "rotate/"));
        next.then().statusCode(201).body("name", equalTo("CI")).body("scopes", contains("org:ci"));

        Tenant.as(old.path("token")).get(tenant.path("/")).then().statusCode(200);
        Tenant.as(next.path("token")).get(tenant.path("/")).then().statusCode(200);
        String end = tenant.admin().get(path(old.path("id"), "")).path("expiresAt");
        assertThat(Instant.parse(end))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));

        Response last = tenant.admin().body(Map.of("overlapSeconds", 0)).post(path(next.path("id"), "rotate/"));
        last.then().statusCode(201);
        Tenant.as(next.path("token")).get(tenant.path("/")).then().statusCode(401);
        Tenant.as(last.path("token")).get(tenant.path("/")).then().statusCode(200);
        tenant.admin()
                .body(Map.of("overlapSeconds", 999_999))
                .post(path(last.path("id"), "rotate/"))
                .then()
                .statusCode(400)
                .body("", hasKey("overlapSeconds"));
    }

    @Test
    void aMemberManagesHisOwn() {
        String bob = tenant.admin().get(tenant.path("/members/?query=bob")).path("[0].id");
        tenant.admin()
                .body(Map.of("scopes", List.of("project:write")))
                .post(tenant.path("/members/" + bob + "/tokens/"))
                .then()
                .statusCode(400)
                .body("scopes", contains("The member's role does not allow \"project:write\"."));
        Response first = tenant.admin()
                .body(Map.of("name", "First", "scopes", List.of("project:read", "org:read")))
                .post(tenant.path("/members/" + bob + "/tokens/"));
        first.then().statusCode(201);
        String secret = first.path("token");
        assertThat(secret).matches("sntryu_[0-9a-f]{64}");

        Tenant.as(secret)
                .get("/api/0/")
                .then()
                .body("user.id", equalTo(bob))
                .body("user.email", equalTo("bob@example.com"));
        Response second = Tenant.as(secret)
                .body(Map.of("name", "Laptop", "scopes", List.of("project:read")))
                .post("/api/0/api-tokens/");
        second.then().statusCode(201).body("scopes", contains("project:read"));
        Tenant.as(secret).get("/api/0/api-tokens/").then().body("name", contains("First", "Laptop"));
        Response rotated = Tenant.as(secret).post("/api/0/api-tokens/" + second.path("id") + "/rotate/");
        rotated.then().statusCode(201);
        Tenant.as(secret)
                .body(Map.of("tokenId", Integer.parseInt(rotated.path("id"))))
                .delete("/api/0/api-tokens/")
                .then()
                .statusCode(204);
        Tenant.as(secret)
                .delete("/api/0/api-tokens/" + first.path("id") + "/")
                .then()
                .statusCode(204);
        Tenant.as(secret).get("/api/0/api-tokens/").then().statusCode(401);
        tenant.admin()
                .get(tenant.path("/members/" + bob + "/tokens/"))
                .then()
                .statusCode(200)
                .body("name", hasItem("Laptop"));
        tenant.admin().get("/api/0/api-tokens/").then().statusCode(403);
    }

    private Response create(Map<String, Object> body) {
        return tenant.admin().body(body).post(tenant.path("/org-auth-tokens/"));
    }

    private String path(String id, String rest) {
        return tenant.path("/org-auth-tokens/" + id + "/" + rest);
    }
}
