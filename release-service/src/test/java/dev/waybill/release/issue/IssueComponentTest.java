package dev.waybill.release.issue;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import dev.waybill.kit.access.Tokens;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
class IssueComponentTest {

    private final String slug = "org-" + UUID.randomUUID();
    private final String token = "watcher-" + UUID.randomUUID();

    @BeforeEach
    void anOrganisationWithSomebodyWhoMaySeeIssues() {
        Tenant.declare(
                        slug,
                        Map.of(
                                "name", "Issues",
                                "projects", List.of(Map.of("slug", "web", "name", "Web")),
                                "members", List.of(),
                                "tokens",
                                        List.of(Map.of(
                                                "name", "watcher",
                                                "sha256", Tokens.sha256(token),
                                                "scopes", List.of("event:read")))))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/projects/{org}/web/issues/?query=is:unresolved&cursor=",
        "/organizations/{org}/issues/?project=web&limit=25&sort=date"
    })
    void listsNone(String path) {
        Tenant.as(token)
                .get("/api/0" + path.replace("{org}", slug))
                .then()
                .statusCode(200)
                .header("Link", containsString("results=\"false\""))
                .body("$", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "/projects/{org}/web/issues/?per_page=1000, 400",
        "/projects/{org}/web/issues/?cursor=x, 400",
        "/projects/{org}/nothing/issues/, 404",
        "/organizations/{org}/issues/?limit=1000, 400",
        "/organizations/{org}/issues/?project=nothing, 403",
        "/organizations/nobody/issues/, 404"
    })
    void looksAtWhatIsAsked(String path, int status) {
        Tenant.as(token).get("/api/0" + path.replace("{org}", slug)).then().statusCode(status);
    }

    @Test
    void takesAScope() {
        Tenant.create()
                .ci()
                .get("/api/0/organizations/" + slug + "/issues/")
                .then()
                .statusCode(404);
        Tenant own = Tenant.create();
        own.ci().get(own.path("/issues/")).then().statusCode(403);
    }
}
