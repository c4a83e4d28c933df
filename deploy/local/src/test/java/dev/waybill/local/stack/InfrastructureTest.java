package dev.waybill.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicSpec;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import dev.waybill.local.home.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Kafka as processes, killed and started again. */
class InfrastructureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final List<String> reports = new CopyOnWriteArrayList<>();

    private final List<Infrastructure> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(Infrastructure::stop);
    }

    @Test
    void database_and_broker_start_survive_kill_9_and_leave_nothing_behind() throws Exception {
        // Given
        Path root = Path.of(System.getProperty("waybill.root"));
        Home home = new Home(root, directory.resolve("a home"), Ports.free()).create();
        Secrets secrets = Secrets.load(home, "http://127.0.0.1:" + home.ports().edge(), Clock.systemUTC());
        Infrastructure infrastructure = new Infrastructure(
                StackOptions.of(home).report(reports::add), secrets, System.getProperty("java.class.path"));

        running.add(infrastructure);

        // When
        Steps.together(List.of(infrastructure::startPostgres, infrastructure::startKafka));
        ProcessHandle postgres = infrastructure.postgres().handle().orElseThrow();
        ProcessHandle kafka = infrastructure.kafka().handle().orElseThrow();
        execute(home, secrets, "release", "release", "create table kept as select 1 as one");

        // Then
        assertThat(topics(home))
                .containsAll(TopicCatalog.load().topics().stream()
                        .map(TopicSpec::name)
                        .toList());
        assertThatThrownBy(() -> execute(home, secrets, "notify", "release", "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect(home, "release", "release", "wrong")).isInstanceOf(SQLException.class);

        // When
        infrastructure.postgres().kill9();
        infrastructure.kafka().kill9();
        infrastructure.postgres().awaitHealthy(PATIENCE);
        infrastructure.kafka().awaitHealthy(PATIENCE);

        // Then
        assertThat(postgres.isAlive()).isFalse();
        assertThat(kafka.isAlive()).isFalse();
        assertThat(execute(home, secrets, "release", "release", "select one from kept"))
                .isEqualTo("1");
        assertThat(topics(home)).isNotEmpty();
        assertThat(reports).hasSizeGreaterThanOrEqualTo(2);

        // When
        List<ProcessHandle> last = List.of(
                infrastructure.postgres().handle().orElseThrow(),
                infrastructure.kafka().handle().orElseThrow());
        infrastructure.stop();

        // Then
        assertThat(last).noneMatch(ProcessHandle::isAlive);
        assertThat(home.ports().firstTaken()).isEmpty();
        assertThat(Files.list(home.run())).noneMatch(file -> file.toString().endsWith(".pid"));
    }

    private static Set<String> topics(Home home) throws Exception {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:" + home.ports().kafka()))) {
            return admin.listTopics().names().get();
        }
    }

    private static String execute(Home home, Secrets secrets, String role, String database, String sql)
            throws SQLException {
        try (Connection connection = connect(home, role, database, secrets.get("database." + role));
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static Connection connect(Home home, String role, String database, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database, role, password);
    }
}
