package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.contracts.RangeFact.Relation;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class DeployComponentTest {

    private Tenant tenant;
    private TopicProbe deploys;
    private TopicProbe releases;
    private FactSender facts;
    private Graph graph;

    @Inject
    DataSource database;

    @BeforeEach
    void listen() {
        tenant = Tenant.create();
        deploys = TopicProbe.fromNow(Topic.DEPLOYS);
        releases = TopicProbe.fromNow(Topic.RELEASES);
        facts = FactSender.create();
        graph = new Graph(tenant, facts, releases);
    }

    @AfterEach
    void close() {
        deploys.close();
        releases.close();
        facts.close();
    }

    @Test
    void answersAsClientsNeedIt() {
        tenant.release("1.0");

        tenant.ci()
                .body("""
                        {"environment":"production","name":null,"url":null,"dateStarted":null,"dateFinished":null,"projects":null}""")
                .post(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(201)
                .body("id", matchesPattern("\\d+"))
                .body("environment", equalTo("production"))
                .body("name", nullValue())
                .body("url", nullValue())
                .body("dateStarted", nullValue())
                .body("dateFinished", matchesPattern(".*Z"));
        tenant.ci()
                .body("""
                        {"environment":"staging","name":"blue","url":"https://ci.example.com/1","dateStarted":"2026-11-23T17:00:00Z",
                         "dateFinished":"2026-11-23T17:12:57.290169821Z","projects":["web"]}""")
                .post(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(201)
                .body("dateFinished", equalTo("2026-11-23T17:12:57.290169Z"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/deploys/"))
                .then()
                .statusCode(200)
                .body("environment", contains("production", "staging"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/deploys/?project=" + tenant.ios))
                .then()
                .body("size()", equalTo(0));
        tenant.reader()
                .get(tenant.path("/releases/1.0/"))
                .then()
                .body("deployCount", equalTo(2))
                .body("lastDeploy.environment", equalTo("staging"));
        tenant.reader()
                .get(tenant.path("/environments/"))
                .then()
                .body("name", containsInAnyOrder("production", "staging"));
    }

    @Test
    void refusesADeployThatIsWrong() {
        tenant.release("1.0");
        String path = tenant.path("/releases/1.0/deploys/");

        tenant.ci()
                .body("{}")
                .post(path)
                .then()
                .statusCode(400)
                .body("environment", contains("This field is required."));
        tenant.ci()
                .body(Map.of("environment", "bad/name"))
                .post(path)
                .then()
                .statusCode(400)
                .body("environment", contains("Invalid value for environment"));
        tenant.ci()
                .body(Map.of("environment", "x".repeat(65)))
                .post(path)
                .then()
                .statusCode(400)
                .body("", hasKey("environment"));
        tenant.ci()
                .body(Map.of("environment", "x", "projects", List.of()))
                .post(path)
                .then()
                .statusCode(400)
                .body("", hasKey("projects"));
        tenant.ci()
                .body(Map.of("environment", "x", "projects", List.of("web", "ios")))
                .post(path)
                .then()
                .statusCode(400)
                .body("detail.code", equalTo("parameter-validation-error"))
                .body("detail.message", containsString("Invalid projects (ios) for release 1.0"));
        tenant.reader().body(Map.of("environment", "x")).post(path).then().statusCode(403);
        tenant.reader().get(tenant.path("/releases/1.0/")).then().body("deployCount", equalTo(0));
    }

    @Test
    void listsAllBatchesThatReachAnEnvironmentAtOnce() {
        tenant.release("v0", "c0");
        tenant.deploy("v0", "production");
        tenant.release("v1", "c1b", "c1a");
        tenant.deploy("v1", "staging");
        tenant.release("v2", "c2");
        tenant.deploy("v2", "staging");
        tenant.release("v3", "c3");
        tenant.deploy("v3", "staging");

        DeployAnnounced production = announced(tenant.deploy("v3", "production"));

        assertThat(shas(production)).containsExactly("c3", "c2", "c1b", "c1a");
        assertThat(production.previousVersion()).isEqualTo("v0");
        assertThat(production.direction()).isEqualTo(Direction.FORWARD);
        assertThat(production.complete()).isTrue();
        assertThat(production.totalCommits()).isEqualTo(4);
        assertThat(production.commits()).allSatisfy(commit -> {
            assertThat(commit.member().name()).isEqualTo("Ada Lovelace");
            assertThat(commit.member().email()).isEqualTo("ada@example.com");
        });
        assertThat(production.projects()).extracting(it -> it.slug()).containsExactly("web");

        // And back: what is taken out is told as such.
        DeployAnnounced rollback = announced(tenant.deploy("v1", "production"));
        assertThat(rollback.direction()).isEqualTo(Direction.ROLLBACK);
        assertThat(shas(rollback)).containsExactly("c3", "c2");
    }

    @Test
    void listsOnAFirstDeployWhatComesAlongFromElsewhere() {
        tenant.release("v0", "c0");
        tenant.release("v1", "c1");
        DeployAnnounced staging = announced(tenant.deploy("v1", "staging"));
        tenant.release("v2", "c2");
        tenant.deploy("v2", "staging");

        DeployAnnounced production = announced(tenant.deploy("v2", "production"));

        assertThat(shas(staging)).containsExactly("c1");
        assertThat(staging.previousVersion()).isNull();
        assertThat(shas(production)).containsExactly("c2", "c1");
        assertThat(production.previousVersion()).isNull();
    }

    @Test
    void listsOnAFirstDeployOnlyWhatLeadsToIt() {
        tenant.connect(facts, "demo/web");
        settled("v1", "h0", "h1");
        tenant.deploy("v1", "staging");
        settled("other", "x0", "x1");
        tenant.deploy("other", "elsewhere");
        settled("v2", "h1", "h2");
        tenant.deploy("v2", "staging");
        settled("v3", "h2", "h3");

        DeployAnnounced production = announced(tenant.deploy("v3", "production"));

        assertThat(shas(production)).containsExactly("h3", "h2", "h1");
    }

    @Test
    void asksTheGraphWhatAnEnvironmentGains() {
        long repository = tenant.connect(facts, "demo/web");
        refer("v1", "h0..h1");
        tenant.deploy("v1", "production");
        graph.answer(graph.question("h0", "h1"), Relation.AHEAD, true, List.of("h1"), List.of());
        refer("v2", "h1..h2");
        graph.answer(graph.question("h1", "h2"), Relation.AHEAD, true, List.of("h2"), List.of());
        refer("v3", "h2..h3");
        graph.answer(graph.question("h2", "h3"), Relation.AHEAD, true, List.of("h3"), List.of());

        long deploy = tenant.deploy("v3", "production");

        DeployRecorded recorded = deploys.awaitFact(DeployRecorded.class, it -> it.deployId() == deploy);
        assertThat(recorded.heads()).containsExactly(new RepositoryHead(repository, "demo/web", "h3"));
        var question = graph.question("h1", "h3");
        assertThat(deploys.facts(DeployAnnounced.class)).noneMatch(it -> it.deployId() == deploy);
        graph.answer(question, Relation.AHEAD, true, List.of("h3", "h2"), List.of());
        DeployAnnounced announced = announced(deploy);
        assertThat(shas(announced)).containsExactly("h3", "h2");
        assertThat(announced.previousVersion()).isEqualTo("v1");
        assertThat(announced.commits().getFirst().member().name()).isEqualTo("Bob");
        assertThat(announced.commits().getFirst().url()).isEqualTo("https://example.com/h3");

        // The answer is known: the next environment with the same range is told at once. A healed answer tells nobody
        // again.
        graph.answer(question, Relation.AHEAD, true, List.of("h3", "h2", "healed"), List.of());
        long back = tenant.deploy("v1", "production");
        graph.answer(graph.question("h3", "h1"), Relation.BEHIND, true, List.of(), List.of("h3", "h2"));
        DeployAnnounced rollback = announced(back);
        assertThat(rollback.direction()).isEqualTo(Direction.ROLLBACK);
        assertThat(shas(rollback)).containsExactly("h3", "h2");
        assertThat(deploys.facts(DeployAnnounced.class))
                .filteredOn(it -> it.deployId() == deploy)
                .hasSize(1);
    }

    @Test
    void announcesWithoutWhatDoesNotComeInTime() throws SQLException {
        tenant.connect(facts, "demo/web");
        refer("v1", "h0..h1");
        long deploy = tenant.deploy("v1", "production");
        var question = graph.question("h0", "h1");
        assertThat(deploys.awaitFact(DeployRecorded.class, it -> it.deployId() == deploy)
                        .version())
                .isEqualTo("v1");
        assertThat(deploys.facts(DeployAnnounced.class)).noneMatch(it -> it.deployId() == deploy);

        update("update deploy set settle_by = recorded_at where id = " + deploy);

        DeployAnnounced announced = announced(deploy);
        assertThat(announced.complete()).isFalse();
        assertThat(announced.commits()).isEmpty();

        // The answer that comes late is the release's, but the deploy was told.
        graph.answer(question, Relation.AHEAD, true, List.of("h1"), List.of());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> tenant.reader()
                        .get(tenant.path("/releases/v1/commits/"))
                        .then()
                        .body("id", contains("h1")));
        long next = tenant.deploy("v1", "staging");
        assertThat(shas(announced(next))).containsExactly("h1");
        assertThat(deploys.facts(DeployAnnounced.class))
                .filteredOn(it -> it.deployId() == deploy)
                .hasSize(1);
    }

    @Test
    void usesListsWhereTheGraphKnowsNothing() {
        tenant.connect(facts, "origin");
        tenant.release("v1", "c1");
        tenant.deploy("v1", "production");
        tenant.release("v2", "c2");
        long deploy = tenant.deploy("v2", "production");

        graph.answer(graph.question("c1", "c2"), Relation.UNKNOWN, false, List.of(), List.of());

        DeployAnnounced announced = announced(deploy);
        assertThat(shas(announced)).containsExactly("c2");
        assertThat(announced.complete()).isFalse();
    }

    @Test
    void takesAnIdenticalDeployForTheSame() throws Exception {
        tenant.release("v1", "c1");
        tenant.release("v2", "c2");
        Set<Long> ids = new HashSet<>();
        Callable<Long> call = () -> tenant.deploy("v1", "production");
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Long> answer : threads.invokeAll(Collections.nCopies(12, call))) {
                ids.add(answer.get());
            }
        }
        assertThat(ids).hasSize(1);
        long first = ids.iterator().next();

        long second = tenant.deploy("v2", "production");
        long third = tenant.deploy("v1", "production");

        assertThat(third).isNotIn(first, second);
        announced(third);
        assertThat(deploys.facts(DeployAnnounced.class))
                .filteredOn(it -> it.organization().id() == tenant.id)
                .extracting(DeployAnnounced::deployId)
                .containsExactly(first, second, third);
        tenant.reader().get(tenant.path("/releases/v1/")).then().body("deployCount", equalTo(2));
    }

    @Test
    void takesItForAnotherLater() throws SQLException {
        tenant.release("v1", "c1");
        long first = tenant.deploy("v1", "production");

        update("update deploy set recorded_at = recorded_at - interval '11 minutes' where id = " + first);
        long second = tenant.deploy("v1", "production");

        assertThat(second).isNotEqualTo(first);
        DeployAnnounced again = announced(second);
        assertThat(again.previousVersion()).isEqualTo("v1");
        assertThat(again.commits()).isEmpty();
    }

    private void refer(String version, String range) {
        tenant.ci()
                .body(Map.of(
                        "version", version,
                        "projects", List.of("web"),
                        "refs", List.of(Map.of("repository", "demo/web", "commit", range))))
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(201);
    }

    /** A release from the one commit to the next, answered by the graph. */
    private void settled(String version, String base, String head) {
        refer(version, base + ".." + head);
        graph.answer(graph.question(base, head), Relation.AHEAD, true, List.of(head), List.of());
    }

    private DeployAnnounced announced(long deploy) {
        return deploys.awaitFact(DeployAnnounced.class, it -> it.deployId() == deploy);
    }

    private static List<String> shas(DeployAnnounced announced) {
        return announced.commits().stream().map(DeployedCommit::sha).toList();
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
