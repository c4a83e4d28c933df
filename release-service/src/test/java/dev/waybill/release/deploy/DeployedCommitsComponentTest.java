package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which commits a deploy brings into its environment, or takes out of it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class DeployedCommitsComponentTest extends DeployFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        awaitCommit("v1", "h1");
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

    /** A release from the one commit to the next, answered by the graph; answers about two releases may be taken in any order. */
    private void settled(String version, String base, String head) {
        refer(version, base + ".." + head);
        graph.answer(graph.question(base, head), Relation.AHEAD, true, List.of(head), List.of());
        awaitCommit(version, head);
    }

    private void awaitCommit(String version, String sha) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> tenant.reader()
                        .get(tenant.path("/releases/" + version + "/commits/"))
                        .then()
                        .body("id", contains(sha)));
    }
}
