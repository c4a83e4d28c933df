package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Graph;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects that share a repository: web keeps what is below {@code web/}, iOS what is below {@code ios/}. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class NarrowedComponentTest {

    @Inject
    DataSource database;

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
        keep("web", "web/**");
        keep("ios", "ios");
        tenant.ci()
                .body(Map.of("version", "1.0", "projects", List.of("web", "ios")))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201);
    }

    @Test
    void narrowsAListForEachProject() {
        tenant.ci()
                .body("""
                        {"commits":[
                          {"id":"both","author_name":"Eve","patch_set":[{"path":"ios/a","type":"A"},{"path":"web/a","type":"M"}]},
                          {"id":"web","patch_set":[{"path":"web/b","type":"M"}]},
                          {"id":"docs","author_name":"Mallory","patch_set":[{"path":"docs/web/b","type":"M"}]},
                          {"id":"ios","author_name":"Eve","patch_set":[{"path":"ios/b","type":"D"}]},
                          {"id":"nobody-knows"},
                          {"id":"nothing","patch_set":[]}]}""")
                .put(tenant.path("/releases/1.0/"))
                .then()
                .statusCode(200)
                .body("commitCount", equalTo(6));

        shows(tenant.path("/releases/1.0/commits/"), "both", "web", "docs", "ios", "nobody-knows", "nothing");
        shows(tenant.projectPath("web", "/releases/1.0/commits/"), "both", "web", "nobody-knows");
        shows(tenant.projectPath("ios", "/releases/1.0/commits/"), "both", "ios", "nobody-knows");
        shows(tenant.projectPath("web", "/commits/"), "both", "web", "nobody-knows");
        tenant.reader()
                .get(tenant.projectPath("ios", "/releases/1.0/"))
                .then()
                .body("commitCount", equalTo(3))
                .body("lastCommit.id", equalTo("both"));
        tenant.reader()
                .get(tenant.projectPath("web", "/releases/"))
                .then()
                .body("[0].commitCount", equalTo(3))
                .body("[0].lastCommit.id", equalTo("both"))
                .body("[0].authors.name", contains("Eve"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/"))
                .then()
                .body("commitCount", equalTo(6))
                .body("authors.name", contains("Eve", "Mallory"));
        tenant.reader()
                .get(tenant.projectPath("ios", "/releases/1.0/commitfiles/"))
                .then()
                .body("filename", contains("ios/a", "ios/b", "web/a"));
    }

    @Test
    void aListWithARowForEachProjectShowsWhatEachKeeps() {
        tenant.ci()
                .body(
                        "{\"commits\":[{\"id\":\"only-web\",\"author_name\":\"Mallory\",\"patch_set\":[{\"path\":\"web/c\",\"type\":\"M\"}]}]}")
                .put(tenant.path("/releases/1.0/"))
                .then()
                .statusCode(200);
        tenant.reader()
                .get(tenant.path("/releases/?flatten=1"))
                .then()
                .body("projects.slug.flatten()", contains("web", "ios"))
                .body("commitCount", contains(1, 0))
                .body("[0].lastCommit.id", equalTo("only-web"))
                .body("[0].authors.name", contains("Mallory"))
                .body("[1].lastCommit", nullValue())
                .body("[1].authors", empty());
    }

    @Test
    void narrowsWhatAnswersOfTheGraphBringAndWhatADeployTells() {
        try (FactSender facts = FactSender.create();
                TopicProbe releases = TopicProbe.fromNow(Topic.RELEASES);
                TopicProbe deploys = TopicProbe.fromNow(Topic.DEPLOYS)) {
            Graph graph = new Graph(tenant, facts, releases);
            tenant.connect(facts, "demo/mono");
            tenant.ci().body("""
                            {"refs":[{"repository":"demo/mono","commit":"m0..m9"}]}""").put(tenant.path("/releases/1.0/")).then().statusCode(200);
            graph.answer(
                    graph.question("m0", "m9"),
                    Relation.AHEAD,
                    List.of(
                            commit("m9", true, "ios/a"),
                            commit("m8", true, "web/a"),
                            commit("m7", false, "docs/a"),
                            commit("m6", false)));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> shows(tenant.path("/releases/1.0/commits/"), "m9", "m8", "m7", "m6"));

            shows(tenant.projectPath("web", "/releases/1.0/commits/"), "m8", "m7", "m6");
            assertThat(deployed(deploys, List.of("web"))).containsExactly("m8", "m7", "m6");
            assertThat(deployed(deploys, List.of("ios"))).containsExactly("m9", "m7", "m6");
            assertThat(deployed(deploys, List.of("web", "ios"))).containsExactly("m9", "m8", "m7", "m6");
        }
    }

    /** What is kept is worked out by PostgreSQL for lists and in Java for mails. */
    @Test
    void saysTheSameInPostgresqlAndInJava() throws SQLException {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            PathGlobs globs = PathGlobs.of(
                    List.of(text(random, "a", "b", "/", "*", "**/", "?", ".", "[", "]", "!", "-", "+", "ß", "\\")));
            ListedCommit commit = new ListedCommit(
                    "r",
                    "s",
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new FileChange(text(random, "a", "b", "/", ".", "[", "]", "-", "+", "ß", "\\", "\n"), "M")),
                    true);
            try (Connection connection = database.getConnection();
                    PreparedStatement ask = connection.prepareStatement(
                            "select jsonb_path_exists(jsonb_build_array(jsonb_build_object('path', ?)), ?::jsonpath)")) {
                ask.setString(1, commit.files().getFirst().path());
                ask.setString(2, globs.jsonPath());
                try (var answer = ask.executeQuery()) {
                    answer.next();
                    assertThat(answer.getBoolean(1))
                            .as("%s of %s", globs.jsonPath(), commit.files())
                            .isEqualTo(globs.keep(commit));
                }
            }
        }
    }

    private List<String> deployed(TopicProbe deploys, List<String> projects) {
        long deploy = tenant.ci()
                .body(Map.of("environment", "env-" + String.join("-", projects), "projects", projects))
                .post(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        DeployAnnounced announced = deploys.awaitFact(DeployAnnounced.class, it -> it.deployId() == deploy);
        assertThat(announced.totalCommits()).isEqualTo(announced.commits().size());
        return announced.commits().stream().map(DeployedCommit::sha).toList();
    }

    private void shows(String path, String... shas) {
        tenant.reader().get(path).then().statusCode(200).body("id", contains(shas));
    }

    private void keep(String project, String... globs) {
        tenant.admin()
                .body(Map.of("commitPaths", List.of(globs)))
                .put(tenant.projectPath(project, "/"))
                .then()
                .statusCode(200);
    }

    private static RangeCommit commit(String sha, boolean complete, String... paths) {
        return new RangeCommit(
                Side.AHEAD,
                sha,
                null,
                null,
                null,
                null,
                List.of(paths).stream().map(path -> new FileChange(path, "M")).toList(),
                null,
                complete);
    }

    private static String text(Random random, String... pieces) {
        return IntStream.range(0, 1 + random.nextInt(7))
                .mapToObj(_ -> pieces[random.nextInt(pieces.length)])
                .collect(Collectors.joining());
    }
}
