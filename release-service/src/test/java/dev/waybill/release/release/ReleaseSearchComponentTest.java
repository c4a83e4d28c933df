package dev.waybill.release.release;

import static dev.waybill.release.release.ReleaseLists.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.release.Tenant;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.test.InfraResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which releases are listed: what searches and filters find, and what of them is refused. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseSearchComponentTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** What is searched for, and what is found. */
    private static final String SEARCHES = """
            WEB@1 | web@1.0+456 web@1.0+123
            1.0 (456) | web@1.0+456
            release:web@1.0+123 | web@1.0+123
            release:[web@1.0+123,nothing,other_x] | other_x web@1.0+123
            release:*1.0* | ios@1.0+123abc web@1.0+456 web@1.0+123
            !release:*1.0* | other_x
            release.package:web | web@1.0+456 web@1.0+123
            release.package:[web,ios] | ios@1.0+123abc web@1.0+456 web@1.0+123
            !release.package:web | other_x ios@1.0+123abc
            release.package:w* | web@1.0+456 web@1.0+123
            release.build:>123 | web@1.0+456
            release.build:<=123 | web@1.0+123
            release.build:123 | web@1.0+123
            release.build:123* | ios@1.0+123abc web@1.0+123
            release.build:123ab | -
            release.build:99999999999999999999 | -
            release.build:* | ios@1.0+123abc web@1.0+456 web@1.0+123
            release.build: | ios@1.0+123abc web@1.0+456 web@1.0+123
            !release.build:123 | ios@1.0+123abc web@1.0+456
            release.version:1.* release.package:ios | ios@1.0+123abc
            x release:other_x | other_x
            er_x | other_x
            erXx | -
            100% | -
            .0+12 | ios@1.0+123abc web@1.0+123
            B@1.0+4 | web@1.0+456
            webq1 | -
            1z0 | -
            """;

    /** What is asked for, and why it is refused. */
    private static final String MISTAKES = """
            sort=nothing | invalid sort
            sort=sessions | sorting by crash statistics requires flattening (flatten=1)
            sort=crash_free_users | sorting by crash statistics requires flattening (flatten=1)
            sort=sessions&flatten=1 | needs health data
            sort=adoption | needs health data
            status=closed | invalid value for status
            healthStat=x | invalid healthStat
            summaryStatsPeriod=3d | 14d
            statsPeriod=soon | Invalid statsPeriod
            start=2026-01-01T00:00:00 | start and end are both required
            start=x&end=y | not a valid ISO8601 date
            query=release.version:1.2.hi | use release: instead
            query=release.stage:adopted | single environment
            query=%00 | NUL
            per_page=101 | between 1 and 100
            cursor=zz | cursor
            sort=build&cursor=AA.1:1:0 | cursor
            """;

    @Inject
    NewReleaseRepository newReleases;

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
    void searches() {
        Stream.of("web@1.0+123", "web@1.0+456", "ios@1.0+123abc", "other_x").forEach(tenant::release);

        assertSoftly(softly -> lines(SEARCHES)
                .forEach(row -> softly.assertThat(lists.versions("query=" + encoded(row[0])))
                        .as(row[0])
                        .isEqualTo(row[1].equals("-") ? List.of() : List.of(row[1].split(" ")))));
    }

    @Test
    void saysWhatIsWrong() {
        assertSoftly(softly -> lines(MISTAKES).forEach(row -> {
            Response answer = lists.list(row[0]).extract().response();
            softly.assertThat(answer.statusCode()).as(row[0]).isEqualTo(400);
            softly.assertThat(answer.jsonPath().<String, String>getMap(""))
                    .as(row[0])
                    .hasSize(1)
                    .hasEntrySatisfying("detail", detail -> assertThat(detail).contains(row[1]));
        }));
    }

    @Test
    void filtersByProjectStatusEnvironmentAndTime() {
        tenant.release("web-only");
        Stream.of("both", "gone")
                .forEach(version -> tenant.ci()
                        .body(Map.of("version", version, "projects", List.of("web", "ios")))
                        .post(tenant.path("/releases/"))
                        .then()
                        .statusCode(201));
        tenant.ci().body(Map.of("status", "archived")).put(tenant.path("/releases/gone/"));

        lists.list("status=open").body("version", contains("both", "web-only"));
        lists.list("status=archived").body("version", contains("gone"));
        lists.list("status=").body("version", contains("gone", "both", "web-only"));
        lists.list("project=ios").body("version", contains("both"));
        lists.list("project=ios&status=").body("version", contains("gone", "both"));
        lists.list("project=-1&project=ios").body("version", contains("both", "web-only"));
        lists.list("project=" + tenant.ios + "&project=web").body("version", contains("both", "web-only"));
        lists.list("statsPeriod=1d").body("version", contains("both", "web-only"));
        lists.list("start=2020-01-01T00:00:00&end=2021-01-01T00:00:00").body("version", empty());
        lists.list("start=2020-01-01T00:00:00&end=2021-01-01T00:00:00&sort=semver")
                .body("version", empty());
        lists.list("environment=nowhere").statusCode(404);
        lists.list("environment=%00").statusCode(404);
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/?environment=nowhere"))
                .then()
                .statusCode(200)
                .body("", empty());
        lists.list("project=nothing").statusCode(403);
    }

    @Test
    void filtersByEnvironment() throws Exception {
        Stream.of("a", "b", "c").forEach(tenant::release);
        see("b", tenant.web, "production");
        see("c", tenant.web, "");
        see("c", tenant.web, "production");

        lists.list("environment=production").body("version", contains("c", "b"));
        lists.list("environment=").body("version", contains("c"));
        lists.list("environment=production&environment=").body("version", contains("c", "b"));
        lists.list("environment=production&project=web&sort=semver").body("version", contains("c", "b"));
        lists.list("environment=production&project=ios").body("version", empty());
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/?environment=production"))
                .then()
                .body("version", contains("c", "b"));
        tenant.reader()
                .get(tenant.path("/releases/c/?project=web&environment=production"))
                .then()
                .body("currentProjectMeta.prevReleaseVersion", equalTo("b"))
                .body("currentProjectMeta.firstReleaseVersion", equalTo("b"));
    }

    /** The query of npm's {@code sentry release list org/project}: it names the environment "production" where the project has it. */
    @Test
    void showsTheNewerClientWhatRunsInProduction() {
        Stream.of("made", "deployed").forEach(tenant::release);
        String query = "per_page=100&sort=date&health=1&project=" + tenant.web + "&statsPeriod=90d&status=open";
        lists.list(query).body("version", contains("deployed", "made"));

        tenant.deploy("deployed", "production");

        tenant.reader()
                .get(tenant.projectPath("web", "/environments/?visibility=visible"))
                .then()
                .statusCode(200)
                .body("name", contains("production"));
        lists.list(query + "&environment=production").body("version", contains("deployed"));
        lists.list(query).body("version", contains("deployed", "made"));
    }

    /** A filter that nearly nothing passes does not end the list early, and what passes is found however far it is. */
    @Test
    void findsWhatIsRare() {
        int count = ReleasePages.MOST_STEPS + 500;
        QuarkusTransaction.requiringNew()
                .run(() -> newReleases.insert(IntStream.range(0, count)
                        .mapToObj(i -> new NewRelease(
                                tenant.id,
                                i % 2_500 == 7 ? "p@1.0+needle" + i : "p@1." + i,
                                null,
                                LONG_AGO.plusSeconds(i)))
                        .toList()));

        lists.list("query=needle").body("version", contains("p@1.0+needle5007", "p@1.0+needle2507", "p@1.0+needle7"));
        lists.list("query=" + encoded("release.version:1.1")).body("version", contains("p@1.1"));
        lists.list("query=" + encoded("release.version:1.1") + "&sort=semver").body("version", contains("p@1.1"));
        assertThat(lists.rows("query=" + encoded("ee"), false))
                .containsExactly("p@1.0+needle5007", "p@1.0+needle2507", "p@1.0+needle7");
    }

    private void see(String version, long projectId, String environment) throws Exception {
        update("""
                insert into environment (id, organization_id, name) values (nextval('environment_seq'), %d, ?)
                on conflict do nothing""".formatted(tenant.id), environment);
        update("""
                insert into release_project_environment
                select r.id, %d, e.id, now(), now() from release r, environment e
                 where r.organization_id = %d and e.organization_id = %d and r.version = '%s' and e.name = ?""".formatted(projectId, tenant.id, tenant.id, version), environment);
    }

    private void update(String sql, String value) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }

    private static Stream<String[]> lines(String table) {
        return table.lines().map(line -> line.split(" \\| "));
    }
}
