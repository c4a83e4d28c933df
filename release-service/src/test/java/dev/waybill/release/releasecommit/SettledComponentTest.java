package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
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
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class SettledComponentTest {

    @Inject
    DataSource database;

    /** As if the process had written the answer and not come to give it to the release yet. */
    @Test
    void keepsADeployWaitingBetweenAnAnswerAndTheListThatItChanges() throws SQLException {
        Tenant tenant = Tenant.create();
        try (FactSender facts = FactSender.create();
                TopicProbe releases = TopicProbe.fromNow(Topic.RELEASES);
                TopicProbe deploys = TopicProbe.fromNow(Topic.DEPLOYS)) {
            Graph graph = new Graph(tenant, facts, releases);
            tenant.connect(facts, "demo/web");
            tenant.ci()
                    .body(Map.of(
                            "version", "v1",
                            "projects", List.of("web"),
                            "refs", List.of(Map.of("repository", "demo/web", "commit", "h0..h1"))))
                    .post(tenant.path("/releases/"))
                    .then()
                    .statusCode(201);
            CommitsRequested question = graph.question("h0", "h1");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(
                                "update commit_range set answered_at = now(), relation = 'AHEAD', complete = true"
                                        + " where id = '" + question.requestId() + "'"))
                        .isEqualTo(1);
            }

            long deploy = tenant.deploy("v1", "production");

            deploys.awaitFact(DeployRecorded.class, it -> it.deployId() == deploy);
            assertThat(deploys.facts(DeployAnnounced.class)).noneMatch(it -> it.deployId() == deploy);
            graph.answer(question, Relation.AHEAD, true, List.of("h1"), List.of());
            DeployAnnounced announced = deploys.awaitFact(DeployAnnounced.class, it -> it.deployId() == deploy);
            assertThat(announced.commits()).extracting(DeployedCommit::sha).containsExactly("h1");
            assertThat(announced.complete()).isTrue();
        }
    }
}
