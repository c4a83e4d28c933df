package dev.waybill.release.directory;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DirectoryFact.MemberChanged;
import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class DirectoryComponentTest {

    private final String unique = UUID.randomUUID().toString().replace("-", "");
    private final String slug = "org-" + unique;
    private final String ci = "ci-" + unique;
    private final Map<String, Object> declaration = Tenant.declaration(unique, ci, "reader-" + unique);

    @Test
    void announcesWhatADeclarationChanges() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            long id = Tenant.declare(slug, declaration).jsonPath().getLong("id");

            MemberChanged ada = probe.awaitFact(
                    MemberChanged.class,
                    it -> it.organizationId() == id && it.name().startsWith("Ada"));
            assertThat(ada.verifiedEmails()).containsExactly("ada@example.com");
            assertThat(ada.role()).isEqualTo("owner");
            assertThat(probe.awaitFacts(3, TokenChanged.class, it -> it.organizationId() == id))
                    .extracting(TokenChanged::scopes)
                    .contains(List.of("org:ci", "project:releases"));
            assertThat(probe.awaitFact(
                                    ProjectKeyChanged.class,
                                    it -> it.publicKey().equals(unique))
                            .active())
                    .isTrue();
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            String first = Tenant.declare(slug, declaration).asString();
            assertThat(Tenant.declare(slug, declaration).asString()).isEqualTo(first);

            Map<String, Object> renamed = new HashMap<>(declaration);
            renamed.put("name", "Renamed");
            long id = Tenant.declare(slug, renamed).jsonPath().getLong("id");
            probe.awaitMessage(it -> it.key().equals("organization/" + id)
                    && requireNonNull(it.json()).contains("\"Renamed\""));
            // What the first declaration told may still be on its way from other partitions, but comes once.
            assertThat(probe.messages())
                    .filteredOn(it -> it.json() != null && it.json().contains("\"organizationId\":" + id + ","))
                    .extracting(Message::key)
                    .filteredOn(key -> !key.equals("organization/" + id))
                    .doesNotHaveDuplicates();
            assertThat(probe.messages())
                    .filteredOn(it -> it.key().equals("organization/" + id))
                    .hasSize(2);
        }
    }

    @Test
    void revokesATokenThatIsNoLongerDeclared() {
        Tenant.declare(slug, declaration);
        String root = "/api/0/organizations/" + slug + "/";
        Tenant.as(ci).get(root).then().statusCode(200).body("slug", equalTo(slug));

        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            Map<String, Object> without = new HashMap<>(declaration);
            without.put("tokens", List.of());
            Tenant.declare(slug, without).then().statusCode(200);

            Tenant.as(ci).get(root).then().statusCode(401).body("detail", equalTo("Invalid token"));
            probe.awaitMessages(2, it -> it.isTombstone() && it.key().startsWith("token/"));
        }
    }

    @Test
    void isOnlyForTheOperator() {
        given().auth()
                .oauth2("wrong")
                .contentType("application/json")
                .body(declaration)
                .put("/internal/organizations/" + slug)
                .then()
                .statusCode(404)
                .body("detail", equalTo("The requested resource does not exist"));
    }

    @Test
    void refusesADeclarationThatIsWrong() {
        Tenant.declare("123", Map.of("projects", List.of(Map.of("slug", "No Slug", "publicKey", "short"))))
                .then()
                .statusCode(400)
                .body("", hasKey("slug"))
                .body("name", contains("This field is required."))
                .body("projects", hasKey("publicKey"));
    }

    @Test
    void keepsAPublicKeyForItsProject() {
        Tenant.declare(slug, declaration);
        Map<String, Object> foreign =
                Map.of("name", "Thief", "projects", List.of(Map.of("slug", "web", "name", "Web", "publicKey", unique)));

        Tenant.declare("other-" + unique, foreign).then().statusCode(409);
    }

    @Test
    void tellsEveryKindOfEntryAgainAsSomethingNewer() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DIRECTORY)) {
            Tenant tenant = Tenant.create();
            tenant.admin()
                    .body(Map.of("slug", "crew", "name", "Crew"))
                    .post(tenant.path("/teams/"))
                    .then()
                    .statusCode(201);

            given().auth()
                    .oauth2(InfraResource.OPERATOR_TOKEN)
                    .post("/internal/reannounce/waybill.directory")
                    .then()
                    .statusCode(200);

            // All organisations are told again, and there are many by the end of a run.
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().untilAsserted(() -> {
                Map<String, Long> before = newestSequences(probe, tenant, false);
                Map<String, Long> again = newestSequences(probe, tenant, true);
                assertThat(before.keySet().stream().map(key -> key.substring(0, key.indexOf('/'))))
                        .containsOnly("organization", "project", "key", "token", "member", "team")
                        .hasSizeGreaterThan(6);
                assertThat(again).hasSameSizeAs(before);
                assertThat(before)
                        .allSatisfy((key, sequence) ->
                                assertThat(again.get(key)).as(key).isGreaterThan(sequence));
            });
        }
    }

    @Test
    void tellsWhoTheCallerIsAndWhatItSees() {
        Tenant tenant = Tenant.create();

        given().get("/api/0/").then().statusCode(200).body("auth", nullValue()).body("user", nullValue());
        Tenant.as("unknown").get("/api/0/").then().statusCode(401);
        tenant.ci()
                .get("/api/0/")
                .then()
                .statusCode(200)
                .body("auth.scopes", contains("org:ci", "project:releases"))
                .body("user", nullValue());
        tenant.ci().get("/api/0/auth/").then().statusCode(200).body("name", equalTo("Demo"));
        tenant.ci()
                .get("/api/0/organizations/?cursor=")
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\"; results=\"false\""))
                .body("slug", contains(tenant.slug))
                .body("[0].require2FA", equalTo(false))
                .body("[0].isEarlyAdopter", equalTo(false));
        tenant.ci()
                .get(tenant.path("/"))
                .then()
                .statusCode(200)
                .body("id", equalTo(Long.toString(tenant.id)))
                .body("links.regionUrl", equalTo(InfraResource.PUBLIC_URL));
        tenant.ci()
                .get(tenant.path("/projects/?cursor="))
                .then()
                .statusCode(200)
                .body("slug", hasItems("web", "ios"));
        tenant.ci()
                .get(tenant.projectPath("web", "/?collapse=organization"))
                .then()
                .statusCode(200)
                .body("id", equalTo(Long.toString(tenant.web)))
                .body("platform", equalTo("javascript"));
        tenant.ci().get(tenant.projectPath("nothing", "/")).then().statusCode(404);
    }

    /** Of each entry of a tenant, as it was told at first or as it was told again. */
    private static Map<String, Long> newestSequences(TopicProbe probe, Tenant tenant, boolean replay) {
        Map<String, Long> newest = new HashMap<>();
        Pattern ofTenant = Pattern.compile("\"organizationId\":" + tenant.id + "\\b");
        probe.messages().stream()
                .filter(it -> it.json() != null && ofTenant.matcher(it.json()).find())
                .filter(it -> it.metadata().replay() == replay)
                .forEach(it -> newest.merge(it.key(), it.metadata().sequence(), Math::max));
        return newest;
    }
}
