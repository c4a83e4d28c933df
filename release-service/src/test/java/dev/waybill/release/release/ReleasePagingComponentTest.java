package dev.waybill.release.release;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.release.Tenant;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.test.InfraResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page by page, forth and back, every release comes once. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleasePagingComponentTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    NewReleaseRepository newReleases;

    @Inject
    ReleaseRepository releases;

    private Tenant tenant;
    private ReleaseLists lists;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
        lists = new ReleaseLists(tenant);
    }

    @Test
    void pagesThroughAList() {
        for (int i = 1; i <= 5; i++) {
            tenant.release("v" + i);
        }

        Response first = tenant.reader().get(tenant.path("/releases/?per_page=2&cursor="));
        first.then().statusCode(200).body("version", contains("v5", "v4"));
        assertThat(ReleaseLists.link(first, "previous")).isEmpty();
        Response second = lists.follow(first, "next");
        second.then().body("version", contains("v3", "v2"));
        Response third = lists.follow(second, "next");
        third.then().body("version", contains("v1"));
        assertThat(ReleaseLists.link(third, "next")).isEmpty();
        tenant.release("v6");
        lists.follow(third, "previous").then().body("version", contains("v3", "v2"));
        lists.follow(second, "previous").then().body("version", contains("v5", "v4"));

        tenant.reader()
                .get(tenant.path("/releases/?per_page=x"))
                .then()
                .statusCode(400)
                .body("", hasKey("detail"));
        tenant.reader()
                .get(tenant.path("/releases/?cursor=x"))
                .then()
                .statusCode(400)
                .body("", hasKey("detail"));
        tenant.reader()
                .get(tenant.path("/releases/?sort=nothing"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("invalid sort"));
        tenant.reader()
                .get(tenant.path("/releases/?environment=nowhere"))
                .then()
                .statusCode(404);
        tenant.reader().get(tenant.path("/releases/?project=nothing")).then().statusCode(403);
        tenant.reader()
                .get(tenant.path(
                        "/releases/?per_page=25&sort=date&health=1&statsPeriod=90d&status=open&query=V3&project="
                                + tenant.web))
                .then()
                .statusCode(200)
                .body("version", contains("v3"));
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

        lists.list("flatten=1")
                .body("version", contains("v3", "v3", "v2", "v2", "v1", "v1"))
                .body("projects", everyItem(hasSize(1)));
        assertThat(lists.rows("flatten=1&per_page=5", false))
                .containsExactly("v3 web", "v3 ios", "v2 web", "v2 ios", "v1 web", "v1 ios");
        assertThat(lists.rows("flatten=1&per_page=1", true))
                .containsExactly("v3 web", "v3 ios", "v2 web", "v2 ios", "v1 web", "v1 ios");
        assertThat(lists.rows("flatten=1&per_page=2&project=ios&sort=semver", false))
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
        List<String> before = make(random, 0, 40);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<List<String>> making = other.submit(() -> {
                List<String> made = new ArrayList<>();
                for (int i = 1; i <= 8; i++) {
                    made.addAll(make(new Random(i), i * 1_000, 4));
                }
                return made;
            });
            List<String> shown = lists.rows(parameters + "&per_page=7", false);
            making.get();

            assertThat(shown).doesNotHaveDuplicates();
            List<String> again = lists.rows(parameters + "&per_page=7", true);
            assertThat(again).doesNotHaveDuplicates().isEqualTo(lists.rows(parameters, false));
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

        assertThat(lists.rows("per_page=50" + query + parameters, true))
                .isEqualTo(IntStream.range(0, 120)
                        .mapToObj(i -> "p@1." + (119 - i))
                        .toList());
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
}
