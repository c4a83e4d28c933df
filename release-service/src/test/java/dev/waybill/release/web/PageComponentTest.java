package dev.waybill.release.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.waybill.kit.link.SignedLinks;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class PageComponentTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Inject
    SignedLinks links;

    @Test
    void showsAReleaseToWhoHasTheLink() {
        tenant.ci()
                .body(Map.of(
                        "version", "web@1.0.0+5 <b>",
                        "projects", List.of("web"),
                        "commits",
                                List.of(Map.of(
                                        "id", "a".repeat(40),
                                        "repository", "<i>repo</i>",
                                        "message", "<script>alert(1)</script>\nmore",
                                        "author_name", "<script>alert(1)</script>"))))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201);
        tenant.deploy("web@1.0.0%2B5%20%3Cb%3E", "production");
        String path = "/organizations/" + tenant.slug + "/releases/web%401.0.0%2B5%20%3Cb%3E/";
        String link = links.sign(tenant.id, path, Duration.ofHours(1));

        String page = given().urlEncodingEnabled(false)
                .get(link)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), not(containsString("unsafe"))))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asString();

        assertThat(page)
                .contains("web@1.0.0+5 &lt;b&gt;")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("aaaaaaa")
                .contains("production")
                .contains("&lt;i&gt;repo&lt;/i&gt;")
                .contains("lang=\"en\"")
                .doesNotContain("<script")
                .doesNotContain("<i>repo");
        given().urlEncodingEnabled(false)
                .get(link.replace("signature=", "signature=x"))
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).body(containsString("Not found"));
        given().urlEncodingEnabled(false)
                .get(links.sign(tenant.id, path, Duration.ofSeconds(-1)))
                .then()
                .statusCode(404);
        tenant.reader().get(path).then().statusCode(200);
        Tenant.create().reader().get(path).then().statusCode(404);
        given().get("/assets/page.css").then().statusCode(200).contentType("text/css");
    }

    @Test
    void showsNobodysAddress() {
        tenant.ci()
                .body(Map.of(
                        "version", "1.0",
                        "projects", List.of("web"),
                        "commits",
                                List.of(
                                        Map.of("id", "a".repeat(40), "author_email", "nameless@example.org"),
                                        Map.of(
                                                "id", "b".repeat(40),
                                                "author_name", "Ada Lovelace",
                                                "author_email", "ada@example.com"))))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201);

        tenant.reader()
                .get("/organizations/" + tenant.slug + "/releases/1.0/")
                .then()
                .statusCode(200)
                .body(containsString("Ada Lovelace"))
                .body(containsString("Unknown author"))
                .body(not(containsString("@example")));
    }

    @Test
    void opensNothingOfTheNextOwnerOfASlug() {
        tenant.release("1.0");
        String path = "/organizations/" + tenant.slug + "/releases/1.0/";
        String link = links.sign(tenant.id, path, Duration.ofHours(1));
        given().urlEncodingEnabled(false).get(link).then().statusCode(200);

        rename(tenant, tenant.slug + "-old");
        Tenant next = Tenant.create();
        rename(next, tenant.slug);
        next.ci()
                .body(Map.of("version", "1.0", "projects", List.of("web")))
                .post("/api/0/organizations/" + tenant.slug + "/releases/")
                .then()
                .statusCode(201);

        given().urlEncodingEnabled(false).get(link).then().statusCode(404);
        next.reader().get(path).then().statusCode(200);
    }

    private static void rename(Tenant organization, String slug) {
        organization
                .admin()
                .body(Map.of("slug", slug))
                .put(organization.path("/"))
                .then()
                .statusCode(200)
                .body("slug", equalTo(slug));
    }

    @Test
    void showsTheReleasesOfAProject() {
        tenant.release("1.0 (7)");
        tenant.commits("1.0%20(7)", "c1");
        String path = "/organizations/" + tenant.slug + "/projects/web/";

        String page = given().urlEncodingEnabled(false)
                .get(links.sign(tenant.id, path, Duration.ofHours(1)))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Matcher link =
                Pattern.compile("href=\"(/organizations/[^\"]+)\">1.0 \\(7\\)<").matcher(page);
        assertThat(link.find()).isTrue();
        given().urlEncodingEnabled(false)
                .get(link.group(1).replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .body(containsString("Change c1"));
        tenant.reader().get(path).then().statusCode(200);
        given().get(path).then().statusCode(404);
        tenant.reader()
                .get("/organizations/" + tenant.slug + "/projects/nothing/")
                .then()
                .statusCode(404);
    }
}
