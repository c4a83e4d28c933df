package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Graph;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.TopicProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Deploys of a tenant's releases, with somebody who listens to what is told of them, and the graph in hand. */
abstract class DeployFixture {

    Tenant tenant;
    TopicProbe deploys;
    FactSender facts;
    Graph graph;

    @Inject
    DataSource database;

    private TopicProbe releases;

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

    DeployAnnounced announced(long deploy) {
        return deploys.awaitFact(DeployAnnounced.class, it -> it.deployId() == deploy);
    }

    static List<String> shas(DeployAnnounced announced) {
        return announced.commits().stream().map(DeployedCommit::sha).toList();
    }

    void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
