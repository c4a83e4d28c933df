package dev.waybill.release.release;

import static dev.waybill.release.release.ReleaseLists.encoded;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In what order releases are listed, and which is the latest. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseOrderComponentTest {

    @Inject
    DataSource database;

    private Tenant tenant;
    private ReleaseLists lists;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
        lists = new ReleaseLists(tenant);
    }

    @Test
    void ordersBySemver() {
        Stream.of(
                        "older",
                        "test@2.2",
                        "test@10.0+122",
                        "test@2.2-alpha",
                        "test@2.2.3",
                        "newer",
                        "test@10.0+123",
                        "test@2.20.3",
                        "test@2.20.3.3")
                .forEach(tenant::release);

        lists.list("sort=semver")
                .body(
                        "version",
                        contains(
                                "test@10.0+123",
                                "test@10.0+122",
                                "test@2.20.3.3",
                                "test@2.20.3",
                                "test@2.2.3",
                                "test@2.2",
                                "test@2.2-alpha",
                                "newer",
                                "older"));
    }

    @Test
    void ordersByBuildWhatHasOne() {
        Stream.of("p@1.0+9", "p@3.0", "p@1.0+abc", "p@1.0+10", "p@2.0+9").forEach(tenant::release);

        lists.list("sort=build").body("version", contains("p@1.0+10", "p@2.0+9", "p@1.0+9"));
    }

    @Test
    void ordersByDateAddedInTheOrganisationAndByDateReleasedInAProject() {
        Stream.of("1", "2", "3").forEach(tenant::release);
        tenant.ci()
                .body(Map.of("dateReleased", "2100-01-01T00:00:00Z"))
                .put(tenant.path("/releases/1/"))
                .then()
                .statusCode(200);

        lists.list("sort=date").body("version", contains("3", "2", "1"));
        tenant.reader().get(tenant.projectPath("web", "/releases/")).then().body("version", contains("1", "3", "2"));
    }

    @Test
    void readsBareNumbersWhereAProjectSaysSo() throws Exception {
        Stream.of("1.10", "v1.9", "web@1.9.5", "other").forEach(tenant::release);
        lists.list("sort=semver").body("version", contains("web@1.9.5", "other", "v1.9", "1.10"));
        lists.list("query=" + encoded("release.version:>=1.9")).body("version", contains("web@1.9.5"));

        scheme("semver");

        lists.list("sort=semver").body("version", contains("1.10", "web@1.9.5", "v1.9", "other"));
        lists.list("query=" + encoded("release.version:>=1.9.1")).body("version", contains("web@1.9.5", "1.10"));
        lists.list("query=" + encoded("release.version:web@>=1")).statusCode(400);
        tenant.reader()
                .get(tenant.path("/releases/v1.9/"))
                .then()
                .body("versionInfo.version.minor", equalTo(9))
                .body("versionInfo.description", equalTo("1.9"));
    }

    @Test
    void findsTheLatestReleaseOfAProject() throws Exception {
        Stream.of("p@1.10", "p@1.9", "2.0").forEach(tenant::release);
        tenant.ci().body(Map.of("version", "apple", "projects", List.of("ios"))).post(tenant.path("/releases/"));

        lists.list("query=release:latest").body("version", contains("apple", "p@1.10"));
        lists.list("query=release:latest&project=web").body("version", contains("p@1.10"));
        scheme("date");
        lists.list("query=release:latest&project=web").body("version", contains("2.0"));
        scheme("semver");
        lists.list("query=release:latest&project=web").body("version", contains("2.0"));
        tenant.ci().body(Map.of("status", "archived")).put(tenant.path("/releases/2.0/"));
        lists.list("query=release:latest&project=web").body("version", contains("p@1.10"));
    }

    private void scheme(String scheme) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update project set version_scheme = ? where id = ?")) {
            statement.setString(1, scheme);
            statement.setLong(2, tenant.web);
            statement.executeUpdate();
        }
    }
}
