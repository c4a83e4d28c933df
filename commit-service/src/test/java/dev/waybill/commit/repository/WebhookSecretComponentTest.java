package dev.waybill.commit.repository;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class WebhookSecretComponentTest {

    private static final String PATH = "/api/0/organizations/{org}/repos/{id}/webhook-secret/";

    private Tenant tenant;
    private Hook hook;

    @BeforeEach
    void connectRepository() {
        tenant = Tenant.create();
        hook = tenant.register("demo/web");
    }

    @Test
    void oneThatIsMadeIsShownOnce() {
        tenant.call()
                .post(PATH, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                .body("webhookSecret", matchesPattern("[0-9a-f]{64}"))
                .body("webhookUrl", endsWith(hook.path()));
        tenant.call()
                .body("{}")
                .post(PATH, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                .body("", hasKey("webhookSecret"));
    }

    @Test
    void oneThatIsGivenIsNotShownAgain() {
        tenant.call()
                .body(Map.of("webhookSecret", "another secret"))
                .post(PATH, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                .body("", not(hasKey("webhookSecret")));
    }

    @Test
    void oneThatIsTooShortOrTooLongIsRefused() {
        for (String secret : new String[] {"short", "x".repeat(201)}) {
            tenant.call()
                    .body(Map.of("webhookSecret", secret))
                    .post(PATH, tenant.slug, hook.repositoryId)
                    .then()
                    .statusCode(400)
                    .body("", hasKey("webhookSecret"));
        }
    }

    @Test
    void theRepositoryIsTheOrganisationsOwn() {
        Tenant other = Tenant.create();

        other.call().post(PATH, other.slug, hook.repositoryId).then().statusCode(404);
        tenant.call().post(PATH, tenant.slug, "x").then().statusCode(404);
    }

    @Test
    void readingIsNotEnough() {
        String reader = "reader-" + UUID.randomUUID();
        tenant.allow(reader, "org:read");

        given().auth()
                .oauth2(reader)
                .contentType("application/json")
                .post(PATH, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(403);
    }
}
