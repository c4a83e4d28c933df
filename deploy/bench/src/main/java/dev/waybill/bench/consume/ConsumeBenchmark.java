package dev.waybill.bench.consume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.bench.Settings;
import dev.waybill.bench.machine.Database;
import dev.waybill.bench.machine.HttpPort;
import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.KafkaBroker;
import dev.waybill.bench.machine.ReleaseService;
import dev.waybill.bench.machine.Rounds;
import dev.waybill.bench.machine.Topics;
import dev.waybill.contracts.Topic;
import dev.waybill.local.home.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Records a second from {@code ReleaseSeen} to committed rows: release-service beside one commit a record, on one database. */
public final class ConsumeBenchmark {

    /** What release-service promises to be faster than one commit a record, at 5,000 keys and polls of 5,000. */
    private static final double AIM = 40;

    /** The reference point is so much slower that it gets fewer records. */
    private static final int FEWER = 25;

    private static final String ORGANIZATION = """
            {"name": "Bench", "members": [], "tokens": [], "projects": [
              {"slug": "web", "name": "Web", "platform": "javascript", "publicKey": "0123456789abcdef0123456789abcdef"}]}""";

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;

    /** @param folder for data and logs of this run */
    public ConsumeBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Starts everything, measures, prints, and ends everything. */
    public void run() {
        HttpPort port = new HttpPort(Ports.ephemeral());
        try (KafkaBroker broker = KafkaBroker.start(folder);
                Database database = Database.start(root, folder)) {
            Topics.create(broker);
            try (JavaProcess service = ReleaseService.start(root, folder, broker, database, port);
                    Connection connection = database.connect();
                    Sightings sightings = sightings(broker, port)) {
                OneCommitConsumer.prepare(connection);
                try (JavaProcess reference = reference(broker, database)) {
                    measure(connection, service, reference, sightings);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused", e);
        }
    }

    private void measure(Connection connection, JavaProcess service, JavaProcess reference, Sightings sightings)
            throws SQLException {
        Backlog batched = new Backlog(connection, service, sightings, Topic.RELEASE_SEEN.wireName(), "consumer_offset");
        Backlog single = new Backlog(connection, reference, sightings, Topics.ONE_COMMIT, "bench.consumer_offset");
        int records = settings.records();
        batched.measure(records);
        single.measure(records / FEWER);
        new Rounds(out)
                .with("release-service", () -> batched.measure(records))
                .with("one commit a record", () -> single.measure(records / FEWER))
                .run(settings.rounds(), AIM);
        out.println("releases in the database: " + count(connection) + " of " + Sightings.KEYS);
    }

    private Sightings sightings(KafkaBroker broker, HttpPort port) {
        JsonNode organization = ReleaseService.declare(port, "bench", ORGANIZATION);
        return new Sightings(
                broker.bootstrapServers(),
                organization.path("id").asLong(),
                organization.at("/projects/0/id").asLong());
    }

    private JavaProcess reference(KafkaBroker broker, Database database) {
        return JavaProcess.start(
                folder,
                "one-commit-consumer",
                JavaProcess.SERVER_FLAGS,
                OneCommitConsumer.class,
                broker.bootstrapServers(),
                Topics.ONE_COMMIT,
                database.jdbcUrl(),
                Database.RELEASE);
    }

    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from release");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
