package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.waybill.release.Tenant;
import dev.waybill.release.version.ReleaseVersion;
import dev.waybill.release.version.VersionCases.Filtered;
import dev.waybill.release.version.VersionCases.Parsed;
import dev.waybill.release.version.VersionGenerator;
import dev.waybill.release.version.VersionOrder;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the unit tests say of versions, as PostgreSQL sees it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class VersionComponentTest {

    @Inject
    DataSource database;

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#names")
    void storesWhatANameSays(Parsed expected) throws Exception {
        Tenant tenant = Tenant.create();
        tenant.release(expected.name());

        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select package, major, minor, patch, revision, prerelease, build_code, build_number, sort_key
                          from release where organization_id = ?""")) {
            query.setLong(1, tenant.id);
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            if (expected.parts() == null) {
                assertThat(row.getString("package")).isNull();
                assertThat(row.getString("major")).isNull();
                assertThat(row.getString("sort_key")).isEmpty();
            } else {
                assertThat(row.getString("package")).isEqualTo(expected.packageName());
                assertThat("%d.%d.%d.%d"
                                .formatted(
                                        row.getLong("major"),
                                        row.getLong("minor"),
                                        row.getLong("patch"),
                                        row.getLong("revision")))
                        .isEqualTo(expected.parts());
                assertThat(row.getString("prerelease")).isEqualTo(expected.prerelease());
                assertThat(row.getString("build_code")).isEqualTo(expected.buildCode());
                String code = expected.buildCode();
                Object number = code != null && code.matches("[0-9]{1,18}") ? Long.valueOf(code) : null;
                assertThat(row.getObject("build_number")).isEqualTo(number);
            }
        }
        tenant.reader()
                .get(tenant.path("/releases/"))
                .then()
                .body("versionInfo.description", contains(expected.description()));
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#ordered")
    void listsTheHigherVersionFirst(String lower, String higher) {
        Tenant tenant = Tenant.create();
        tenant.release("p@" + higher);
        tenant.release("p@" + lower);

        tenant.reader()
                .get(tenant.path("/releases/?sort=semver"))
                .then()
                .body("version", contains("p@" + higher, "p@" + lower));
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#equal")
    void listsVersionsAtOnePlaceByDate(String one, String other) {
        Tenant tenant = Tenant.create();
        tenant.release("p@" + one);
        tenant.release("p@" + other);
        tenant.release("p@0.1");

        tenant.reader()
                .get(tenant.path("/releases/?sort=semver"))
                .then()
                .body("version", contains("p@" + other, "p@" + one, "p@0.1"));
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#filters")
    void filtersVersions(Filtered expected) {
        Tenant tenant = Tenant.create();
        expected.versions().forEach(tenant::release);

        List<String> passing = tenant.reader()
                .get(tenant.path("/releases/?query="
                        + URLEncoder.encode("release.version:" + expected.filter(), StandardCharsets.UTF_8)))
                .then()
                .statusCode(200)
                .extract()
                .path("version");

        assertThat(passing).containsExactlyInAnyOrderElementsOf(expected.passing());
    }

    /** The keys of any versions sort in PostgreSQL as the code sorts the versions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sortsAsTheCodeDoes(long seed) throws Exception {
        List<ReleaseVersion> versions = VersionGenerator.names(new Random(seed), 1_000).stream()
                .map(ReleaseVersion::parse)
                .toList();

        assertThat(sortedByPostgres(versions))
                .isEqualTo(versions.stream()
                        .sorted(VersionOrder.BY_NUMBER)
                        .map(ReleaseVersion::raw)
                        .toList());
    }

    private List<String> sortedByPostgres(List<ReleaseVersion> versions) throws Exception {
        List<String> sorted = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select version from unnest(?::text[], ?::text[]) as given(sort_key, version)
                         order by sort_key collate "C", version collate "C\"""")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            versions.stream().map(ReleaseVersion::sortKey).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", versions.stream().map(ReleaseVersion::raw).toArray()));
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                sorted.add(rows.getString(1));
            }
        }
        return sorted;
    }
}
