package dev.waybill.release.release;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making releases by a signed address. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseHookComponentTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void makesReleasesOfItsProject() {
        String address = address("web");

        post(address, "{\"version\":\"1.0\",\"projects\":[\"ios\"],\"ref\":\"main\"}")
                .statusCode(201)
                .body("projects.slug", contains("web"))
                .body("ref", equalTo("main"));
        post(address, "{\"version\":\"1.0\"}").statusCode(208);
        post(address("ios"), "{\"version\":\"1.0\"}").statusCode(201).body("projects.slug", contains("web", "ios"));
        post(address, "{\"version\":\"..\"}").statusCode(400);
        tenant.reader().get(tenant.projectPath("web", "/releases/")).then().body("version", contains("1.0"));
    }

    @Test
    void opensNothingElse() {
        String address = address("web");
        String web = "/" + tenant.web + "/";

        for (String other : new String[] {
            address.replace(web, "/" + tenant.ios + "/"),
            address.replace(web, "/web/"),
            address.replace("/builtin/", "/heroku/"),
            address.replaceFirst("[0-9a-f]/$", "/"),
            address.replaceFirst("[^/]*/$", "0/"),
        }) {
            post(other, "{\"version\":\"1.0\"}").statusCode(404);
        }
        tenant.reader().get(tenant.path("/releases/1.0/")).then().statusCode(404);
    }

    @Test
    void endsWhenItIsRenewedOrItsProjectGoes() {
        String first = address("web");
        String second = path(tenant.admin()
                .post(tenant.projectPath("web", "/releases/token/"))
                .then()
                .statusCode(200));

        post(first, "{\"version\":\"1.0\"}").statusCode(404);
        post(second, "{\"version\":\"1.0\"}").statusCode(201);
        tenant.admin().delete(tenant.projectPath("web", "/")).then().statusCode(204);
        post(second, "{\"version\":\"1.1\"}").statusCode(404);
    }

    private String address(String project) {
        return path(tenant.admin()
                .get(tenant.projectPath(project, "/releases/token/"))
                .then()
                .statusCode(200));
    }

    private static String path(ValidatableResponse answer) {
        return URI.create(answer.extract().jsonPath().getString("webhookUrl")).getPath();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
