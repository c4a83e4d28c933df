package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseDetailsComponentTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void showsWhatStandsBesideARelease() {
        Stream.of("1", "2", "3", "4").forEach(tenant::release);
        tenant.ci().body(Map.of("status", "archived")).put(tenant.path("/releases/1/"));
        tenant.ci().body(Map.of("status", "archived")).put(tenant.path("/releases/3/"));

        get("/releases/2/").body("currentProjectMeta", aMapWithSize(0));
        get("/releases/2/?project=web&health=true&adoptionStages=true")
                .body("currentProjectMeta.prevReleaseVersion", nullValue())
                .body("currentProjectMeta.nextReleaseVersion", equalTo("4"))
                .body("currentProjectMeta.firstReleaseVersion", equalTo("1"))
                .body("currentProjectMeta.lastReleaseVersion", equalTo("4"))
                .body("currentProjectMeta", aMapWithSize(6));
        get("/releases/2/?status=&project=" + tenant.web)
                .body("currentProjectMeta.prevReleaseVersion", equalTo("1"))
                .body("currentProjectMeta.nextReleaseVersion", equalTo("3"));
        get("/releases/4/?project=web&query=2")
                .body("currentProjectMeta.prevReleaseVersion", equalTo("2"))
                .body("currentProjectMeta.nextReleaseVersion", nullValue());
        tenant.reader().get(tenant.path("/releases/2/?project=ios")).then().statusCode(404);
        tenant.reader()
                .get(tenant.path("/releases/2/?project=web&sort=semver"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("invalid sort"));
        tenant.reader().get(tenant.path("/releases/a%00b/")).then().statusCode(404);
    }

    @Test
    void showsNumbers() {
        tenant.release("web@1.0", "a", "b");
        tenant.deploy("web@1.0", "production");

        get("/releases/web@1.0/meta/")
                .body("version", equalTo("web@1.0"))
                .body("versionInfo.package", equalTo("web"))
                .body("projects.slug", contains("web"))
                .body("commitCount", equalTo(2))
                .body("deployCount", equalTo(1))
                .body("commitFilesChanged", equalTo(0))
                .body("releaseFileCount", equalTo(0))
                .body("isArtifactBundle", equalTo(false));
        tenant.ci().body("""
                        {"commits":[{"id":"c","patch_set":[{"path":"x","type":"A"},{"path":"y","type":"M"}]},
                                    {"id":"d","patch_set":[{"path":"x","type":"M"}]}]}""").put(tenant.path("/releases/web@1.0/")).then().statusCode(200);
        get("/releases/web@1.0/meta/").body("commitFilesChanged", equalTo(2));
    }

    @Test
    void tellsWhatADeleteWouldTake() {
        tenant.release("1.0", "a", "b");
        tenant.deploy("1.0", "production");

        tenant.ci()
                .delete(tenant.path("/releases/1.0/?dryRun=1"))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("projects", equalTo(1))
                .body("commits", equalTo(2))
                .body("deploys", equalTo(1));
        tenant.reader().delete(tenant.path("/releases/1.0/?dryRun=1")).then().statusCode(403);
        tenant.ci()
                .delete(tenant.projectPath("ios", "/releases/1.0/?dryRun=1"))
                .then()
                .statusCode(404);
        get("/releases/1.0/").body("commitCount", equalTo(2));
        tenant.ci().delete(tenant.projectPath("web", "/releases/1.0/")).then().statusCode(204);
        tenant.ci().delete(tenant.path("/releases/1.0/?dryRun=1")).then().statusCode(404);
    }

    @Test
    void tellsHowFarAProjectIs() {
        assertThat(complete("web")).containsExactly(false, false, false, false);
        tenant.release("1.0");
        assertThat(complete("web")).containsExactly(true, false, false, false);
        tenant.commits("1.0", "a");
        tenant.deploy("1.0", "production");
        assertThat(complete("web")).containsExactly(true, true, true, true);
        assertThat(complete("ios")).containsExactly(false, false, false, false);
    }

    @Test
    void findsThePreviousReleaseWithCommits() {
        tenant.release("1.0", "a");
        tenant.release("2.0");
        tenant.ci().body(Map.of("version", "ios", "projects", List.of("ios"))).post(tenant.path("/releases/"));
        tenant.ci()
                .body(Map.of("version", "alone", "projects", List.of()))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201);

        get("/releases/2.0/previous-with-commits/").body("version", equalTo("1.0"));
        get("/releases/1.0/previous-with-commits/").body("", aMapWithSize(0));
        get("/releases/ios/previous-with-commits/").body("", aMapWithSize(0));
        tenant.reader()
                .get(tenant.path("/releases/alone/previous-with-commits/"))
                .then()
                .statusCode(404);
        tenant.ci().body("""
                        {"refs":[]}""").put(tenant.path("/releases/1.0/"));
        get("/releases/2.0/previous-with-commits/").body("", aMapWithSize(0));
    }

    @Test
    void saysWhetherAnythingIsNew() {
        assertThat(create("1.0", "web").statusCode()).isEqualTo(201);
        assertThat(create("1.0", "web").statusCode()).isEqualTo(208);
        assertThat(create("1.0", "web", "ios").statusCode()).isEqualTo(201);
        assertThat(create("1.0", "web", "ios").statusCode()).isEqualTo(208);
        assertThat(create("1.0").statusCode()).isEqualTo(208);
    }

    /** Whatever the order and however often: the calls leave the same behind. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endsTheSameHoweverCallsAreOrderedAndRepeated(long seed) {
        Random random = new Random(seed);
        List<Callable<Response>> each = List.of(
                () -> create("v", "web"),
                () -> create("v", "ios"),
                () -> tenant.ci().body(Map.of("version", "v")).post(tenant.projectPath("ios", "/releases/")),
                () -> change(Map.of("url", "https://example.com/v")),
                () -> change(Map.of("ref", "main", "unknown", List.of(1))),
                () -> change(Map.of("dateReleased", "2026-11-24T10:00:00Z")),
                () -> change(Map.of("status", "archived")));
        List<Callable<Response>> calls = new ArrayList<>(each);
        calls.addAll(each);
        calls.addAll(each.subList(0, random.nextInt(each.size())));
        Collections.shuffle(calls, random);
        create("v", "web");

        List<Map<String, Object>> answers = new ArrayList<>();
        calls.forEach(call -> answers.add(answer(call)));

        Map<String, Object> end = answers.getLast();
        assertThat(end)
                .containsEntry("url", "https://example.com/v")
                .containsEntry("ref", "main")
                .containsEntry("status", "archived")
                .containsEntry("dateReleased", "2026-11-24T10:00:00Z");
        assertThat(answers).extracting(answer -> answer.get("id")).containsOnly(end.get("id"));
        assertThat(answers).extracting(answer -> answer.get("dateCreated")).containsOnly(end.get("dateCreated"));
        each.forEach(call -> assertThat(answer(call)).isEqualTo(end));
        get("/releases/v/").body("projects", hasSize(2));
    }

    @Test
    void answersParallelCallsAlike() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            create("v", "web");
            Map<String, Object> body = Map.of(
                    "dateReleased", "2026-11-24T10:00:00Z", "commits", List.of(Map.of("id", "a", "repository", "r")));
            List<Future<Response>> answers = threads.invokeAll(Collections.nCopies(12, () -> change(body)));

            List<Map<String, Object>> shown = new ArrayList<>();
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                shown.add(answer.get().jsonPath().getMap(""));
            }
            assertThat(shown.stream().distinct()).hasSize(1);
        }
    }

    private Response create(String version, String... projects) {
        return tenant.ci()
                .body(Map.of("version", version, "projects", List.of(projects)))
                .post(tenant.path("/releases/"));
    }

    private Response change(Map<String, Object> body) {
        return tenant.ci().body(body).put(tenant.path("/releases/v/"));
    }

    private static Map<String, Object> answer(Callable<Response> call) {
        try {
            Response response = call.call();
            assertThat(response.statusCode()).isIn(200, 201, 208);
            return response.jsonPath().getMap("");
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private ValidatableResponse get(String path) {
        return tenant.reader().get(tenant.path(path)).then().statusCode(200);
    }

    private List<Boolean> complete(String project) {
        Response response = tenant.reader().get(tenant.projectPath(project, "/releases/completion/"));
        assertThat(response.jsonPath().getList("step")).isEqualTo(List.of("tag", "repo", "commit", "deploy"));
        return response.jsonPath().getList("complete");
    }
}
