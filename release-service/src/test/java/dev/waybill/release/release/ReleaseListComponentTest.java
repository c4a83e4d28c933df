package dev.waybill.release.release;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.release.Tenant;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.test.InfraResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseListComponentTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    NewReleaseRepository newReleases;

    @Inject
    ReleaseRepository releases;

    @Inject
    DataSource database;

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
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

        list("sort=semver")
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

        list("sort=build").body("version", contains("p@1.0+10", "p@2.0+9", "p@1.0+9"));
    }

    @Test
    void ordersByDateAddedInTheOrganisationAndByDateReleasedInAProject() {
        Stream.of("1", "2", "3").forEach(tenant::release);
        tenant.ci()
                .body(Map.of("dateReleased", "2100-01-01T00:00:00Z"))
                .put(tenant.path("/releases/1/"))
                .then()
                .statusCode(200);

        list("sort=date").body("version", contains("3", "2", "1"));
        tenant.reader().get(tenant.projectPath("web", "/releases/")).then().body("version", contains("1", "3", "2"));
    }

    @Test
    void readsBareNumbersWhereAProjectSaysSo() throws Exception {
        Stream.of("1.10", "v1.9", "web@1.9.5", "other").forEach(tenant::release);
        list("sort=semver").body("version", contains("web@1.9.5", "other", "v1.9", "1.10"));
        list("query=" + encoded("release.version:>=1.9")).body("version", contains("web@1.9.5"));

        scheme("semver");

        list("sort=semver").body("version", contains("1.10", "web@1.9.5", "v1.9", "other"));
        list("query=" + encoded("release.version:>=1.9.1")).body("version", contains("web@1.9.5", "1.10"));
        list("query=" + encoded("release.version:web@>=1")).statusCode(400);
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

        list("query=release:latest").body("version", contains("apple", "p@1.10"));
        list("query=release:latest&project=web").body("version", contains("p@1.10"));
        scheme("date");
        list("query=release:latest&project=web").body("version", contains("2.0"));
        scheme("semver");
        list("query=release:latest&project=web").body("version", contains("2.0"));
        tenant.ci().body(Map.of("status", "archived")).put(tenant.path("/releases/2.0/"));
        list("query=release:latest&project=web").body("version", contains("p@1.10"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
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
            """)
    void searches(String query, String found) {
        Stream.of("web@1.0+123", "web@1.0+456", "ios@1.0+123abc", "other_x").forEach(tenant::release);

        assertThat(versions(list("query=" + encoded(query))))
                .isEqualTo(found.equals("-") ? List.of() : List.of(found.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
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
            """)
    void saysWhatIsWrong(String parameters, String reason) {
        list(parameters).statusCode(400).body("", aMapWithSize(1)).body("detail", containsString(reason));
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

        list("status=open").body("version", contains("both", "web-only"));
        list("status=archived").body("version", contains("gone"));
        list("status=").body("version", contains("gone", "both", "web-only"));
        list("project=ios").body("version", contains("both"));
        list("project=ios&status=").body("version", contains("gone", "both"));
        list("project=-1&project=ios").body("version", contains("both", "web-only"));
        list("project=" + tenant.ios + "&project=web").body("version", contains("both", "web-only"));
        list("statsPeriod=1d").body("version", contains("both", "web-only"));
        list("start=2020-01-01T00:00:00&end=2021-01-01T00:00:00").body("version", empty());
        list("start=2020-01-01T00:00:00&end=2021-01-01T00:00:00&sort=semver").body("version", empty());
        list("environment=nowhere").statusCode(404);
        list("environment=%00").statusCode(404);
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/?environment=nowhere"))
                .then()
                .statusCode(200)
                .body("", empty());
        list("project=nothing").statusCode(403);
    }

    @Test
    void filtersByEnvironment() throws Exception {
        Stream.of("a", "b", "c").forEach(tenant::release);
        see("b", tenant.web, "production");
        see("c", tenant.web, "");
        see("c", tenant.web, "production");

        list("environment=production").body("version", contains("c", "b"));
        list("environment=").body("version", contains("c"));
        list("environment=production&environment=").body("version", contains("c", "b"));
        list("environment=production&project=web&sort=semver").body("version", contains("c", "b"));
        list("environment=production&project=ios").body("version", empty());
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
        list(query).body("version", contains("deployed", "made"));

        tenant.deploy("deployed", "production");

        tenant.reader()
                .get(tenant.projectPath("web", "/environments/?visibility=visible"))
                .then()
                .statusCode(200)
                .body("name", contains("production"));
        list(query + "&environment=production").body("version", contains("deployed"));
        list(query).body("version", contains("deployed", "made"));
    }

    @Test
    void listsARowForEachProject() {
        for (int i = 1; i <= 3; i++) {
            tenant.ci()
                    .body(Map.of("version", "v" + i, "projects", List.of("web", "ios")))
                    .post(tenant.path("/releases/"))
                    .then()
                    .statusCode(201);
        }

        list("flatten=1")
                .body("version", contains("v3", "v3", "v2", "v2", "v1", "v1"))
                .body("projects", everyItem(hasSize(1)));
        assertThat(rows(tenant, "flatten=1&per_page=5", false))
                .containsExactly("v3 web", "v3 ios", "v2 web", "v2 ios", "v1 web", "v1 ios");
        assertThat(rows(tenant, "flatten=1&per_page=1", true))
                .containsExactly("v3 web", "v3 ios", "v2 web", "v2 ios", "v1 web", "v1 ios");
        assertThat(rows(tenant, "flatten=1&per_page=2&project=ios&sort=semver", false))
                .containsExactly("v3 ios", "v2 ios", "v1 ios");
    }

    @Test
    void listsDatesForCharts() {
        Stream.of("a", "b").forEach(tenant::release);

        tenant.reader()
                .get(tenant.path("/releases/stats/?per_page=1000"))
                .then()
                .statusCode(200)
                .body("version", contains("b", "a"))
                .body("[0]", aMapWithSize(2));
        tenant.reader()
                .get(tenant.path("/releases/stats/?per_page=1001"))
                .then()
                .statusCode(400);
    }

    /** Paging forth and back shows every release that was there at the start exactly once, whatever is made meanwhile. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=date",
                "sort=semver",
                "sort=build",
                "flatten=1",
                "status=&sort=semver",
                "project=web&project=ios&sort=build",
                "query=1&sort=date",
                "project=ios&project=web&query=p&sort=semver&status="
            })
    void showsEveryReleaseOnce(String parameters) throws Exception {
        Random random = new Random(parameters.hashCode());
        List<String> before = make(random, 0, 60);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<List<String>> making = other.submit(() -> {
                List<String> made = new ArrayList<>();
                for (int i = 1; i <= 15; i++) {
                    made.addAll(make(new Random(i), i * 1_000, 4));
                }
                return made;
            });
            List<String> shown = rows(tenant, parameters + "&per_page=7", false);
            making.get();

            assertThat(shown).doesNotHaveDuplicates();
            List<String> again = rows(tenant, parameters + "&per_page=7", true);
            assertThat(again).doesNotHaveDuplicates().isEqualTo(rows(tenant, parameters, false));
            assertThat(shown)
                    .containsAll(again.stream()
                            .filter(row -> before.contains(row.split(" ")[0]))
                            .toList());
        }
    }

    /** Of many lists only the first rows are merged at first; a project that has nearly all of the newest must not hide the others. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=semver", "&query=p"})
    void mergesTheListsOfManyProjects(String parameters) {
        List<String> projects = IntStream.range(0, ReleasePages.MOST_WHOLE_LISTS + 1)
                .mapToObj(i -> "app-" + i)
                .toList();
        projects.forEach(slug -> tenant.admin()
                .body(Map.of("slug", slug, "name", slug))
                .post(tenant.path("/projects/"))
                .then()
                .statusCode(201));
        List<Long> ids = tenant.reader()
                .get(tenant.path("/projects/"))
                .jsonPath()
                .getList("findAll { it.slug.startsWith('app-') }.id", Long.class);
        QuarkusTransaction.requiringNew()
                .run(() -> newReleases
                        .insert(IntStream.range(0, 120)
                                .mapToObj(i -> new NewRelease(tenant.id, "p@1." + i, null, LONG_AGO.plusSeconds(i)))
                                .toList())
                        .forEach(made -> {
                            int n = Integer.parseInt(made.version().substring(4));
                            int owner = n < 10 || n % 40 == 0 ? n % ids.size() : 0;
                            releases.attach(made.id(), List.of(ids.get(owner)));
                        }));
        String query = projects.stream().map(slug -> "&project=" + slug).collect(joining());

        assertThat(rows(tenant, "per_page=50" + query + parameters, true))
                .isEqualTo(IntStream.range(0, 120)
                        .mapToObj(i -> "p@1." + (119 - i))
                        .toList());
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

        list("query=needle").body("version", contains("p@1.0+needle5007", "p@1.0+needle2507", "p@1.0+needle7"));
        list("query=" + encoded("release.version:1.1")).body("version", contains("p@1.1"));
        list("query=" + encoded("release.version:1.1") + "&sort=semver").body("version", contains("p@1.1"));
        assertThat(rows(tenant, "query=" + encoded("ee"), false))
                .containsExactly("p@1.0+needle5007", "p@1.0+needle2507", "p@1.0+needle7");
    }

    private List<String> make(Random random, int from, int count) {
        List<NewRelease> wanted = IntStream.range(from, from + count)
                .mapToObj(i -> new NewRelease(
                        tenant.id,
                        (random.nextInt(4) == 0 ? "" : "p@") + random.nextInt(3) + "." + random.nextInt(4) + "+" + i,
                        null,
                        LONG_AGO.plusSeconds(random.nextInt(5))))
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            newReleases.insert(wanted).forEach(made -> {
                releases.attach(
                        made.id(), random.nextBoolean() ? List.of(tenant.web, tenant.ios) : List.of(tenant.web));
                if (random.nextInt(5) == 0) {
                    releases.lock(made.id()).orElseThrow().change(Release.ARCHIVED, null, null, null);
                }
            });
            return wanted.stream().map(NewRelease::version).toList();
        });
    }

    /** All rows of a list, page by page; with {@code back} every page is reached a second time from the one after it. */
    private static List<String> rows(Tenant tenant, String parameters, boolean back) {
        Map<Integer, List<String>> pages = new TreeMap<>();
        Optional<String> link = Optional.of(tenant.path("/releases/?" + parameters));
        boolean flat = parameters.contains("flatten");
        Response previous = null;
        for (int page = 0; link.isPresent(); page++) {
            Response answer = tenant.reader().get(link.get());
            assertThat(answer.statusCode()).isEqualTo(200);
            pages.put(page, rows(answer, flat));
            if (back && previous != null) {
                Response again = tenant.reader().get(link(answer, "previous").orElseThrow());
                assertThat(rows(again, flat)).isEqualTo(rows(previous, flat));
            }
            previous = answer;
            link = link(answer, "next");
        }
        return pages.values().stream().flatMap(List::stream).toList();
    }

    /** The versions, with the project where there is a row for each. */
    private static List<String> rows(Response answer, boolean flat) {
        JsonPath json = answer.jsonPath();
        List<String> versions = json.getList("version");
        List<List<String>> projects = json.getList("projects.slug");
        return IntStream.range(0, versions.size())
                .mapToObj(i -> flat ? versions.get(i) + " " + projects.get(i).getFirst() : versions.get(i))
                .toList();
    }

    private ValidatableResponse list(String parameters) {
        return tenant.reader().get(tenant.path("/releases/?" + parameters)).then();
    }

    private static List<String> versions(ValidatableResponse list) {
        return list.statusCode(200).extract().jsonPath().getList("version");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<String> link(Response page, String rel) {
        Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + rel + "\"; results=\"true\"")
                .matcher(page.header("Link"));
        return link.find() ? Optional.of(link.group(1).replace(InfraResource.PUBLIC_URL, "")) : Optional.empty();
    }

    private void scheme(String scheme) throws Exception {
        update("update project set version_scheme = ? where id = " + tenant.web, scheme);
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
}
