package dev.waybill.release.release;

import static dev.waybill.release.release.ReleaseLists.encoded;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.hamcrest.Matchers.contains;

import dev.waybill.release.Tenant;
import dev.waybill.release.version.ReleaseVersion;
import dev.waybill.release.version.VersionCases;
import dev.waybill.release.version.VersionCases.Filtered;
import dev.waybill.release.version.VersionCases.Parsed;
import dev.waybill.release.version.VersionGenerator;
import dev.waybill.release.version.VersionOrder;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the unit tests say of versions, as PostgreSQL sees it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class VersionComponentTest {

    @Inject
    DataSource database;

    @Test
    void storesAndShowsWhatANameSays() throws Exception {
        Tenant tenant = Tenant.create();
        List<Parsed> names = VersionCases.names().toList();
        names.forEach(expected -> tenant.release(expected.name()));

        Map<String, List<Object>> stored = stored(tenant);
        JsonPath page =
                tenant.reader().get(tenant.path("/releases/?per_page=100")).jsonPath();
        List<String> versions = page.getList("version");
        List<String> descriptions = page.getList("versionInfo.description");
        assertSoftly(softly -> names.forEach(expected -> {
            String version = expected.name();
            softly.assertThat(stored.get(version)).as(version).isEqualTo(columns(expected));
            softly.assertThat(descriptions.get(versions.indexOf(version)))
                    .as(version)
                    .isEqualTo(expected.description());
        }));
    }

    private static List<Object> columns(Parsed expected) {
        if (expected.parts() == null) {
            return Arrays.asList(null, null, null, null, null, true);
        }
        String code = expected.buildCode();
        Object number = code != null && code.matches("[0-9]{1,18}") ? Long.valueOf(code) : null;
        return Arrays.asList(
                expected.packageName(), expected.parts(), expected.prerelease(), expected.buildCode(), number, false);
    }

    private Map<String, List<Object>> stored(Tenant tenant) throws Exception {
        Map<String, List<Object>> stored = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select version, package, major || '.' || minor || '.' || patch || '.' || revision,
                               prerelease, build_code, build_number, sort_key = ''
                          from release where organization_id = ?""")) {
            query.setLong(1, tenant.id);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                stored.put(
                        row.getString(1),
                        Arrays.asList(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6),
                                row.getBoolean(7)));
            }
        }
        return stored;
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

    @Test
    void filtersVersions() {
        Map<List<String>, List<Filtered>> filters = VersionCases.filters().collect(groupingBy(Filtered::versions));
        assertSoftly(softly -> filters.forEach((versions, cases) -> {
            Tenant tenant = Tenant.create();
            versions.forEach(tenant::release);
            ReleaseLists lists = new ReleaseLists(tenant);
            cases.forEach(expected -> softly.assertThat(
                            lists.versions("query=" + encoded("release.version:" + expected.filter())))
                    .as(expected.toString())
                    .containsExactlyInAnyOrderElementsOf(expected.passing()));
        }));
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
