package dev.waybill.bench.releases;

import dev.waybill.bench.Settings;
import dev.waybill.bench.machine.Database;
import dev.waybill.bench.machine.Hardware;
import dev.waybill.bench.machine.HttpPort;
import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.KafkaBroker;
import dev.waybill.bench.machine.ReleaseService;
import dev.waybill.bench.machine.Topics;
import dev.waybill.kit.access.Tokens;
import dev.waybill.local.home.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The releases API of the packaged release-service in front of 200 projects with very many releases, and of one with few. */
public final class ReleasesBenchmark {

    private static final int PROJECTS = 200;
    private static final int SMALL = 1_000;
    private static final int READS = 300;
    private static final String TOKEN = "bench-token-0123456789";

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;

    /** @param folder for data and logs of this run */
    public ReleasesBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Starts and fills everything, measures, prints, and ends everything. */
    public void run() {
        HttpPort port = new HttpPort(Ports.ephemeral());
        try (KafkaBroker broker = KafkaBroker.start(folder);
                Database database = Database.start(root, folder)) {
            Topics.create(broker);
            Plans plans = new Plans(database);
            plans.prepare();
            try (JavaProcess service = ReleaseService.start(root, folder, broker, database, port);
                    Connection connection = database.connect();
                    Client client = new Client(port, token("large"));
                    Client ofFew = new Client(port, token("small"))) {
                Calls few = fill(connection, port, "small", 1, SMALL);
                Calls calls = fill(connection, port, "large", PROJECTS, settings.releases() / PROJECTS);
                requireKeysOfTheService(connection, port);
                out.println(rows(connection) + "; " + Hardware.load());
                // What counts is a service that has run for a while, not its compiler.
                few.reading().forEach(ofFew::measure);
                few.writing().forEach(ofFew::measure);
                Report report = new Report(out, folder.resolve("plans.txt"));
                for (int i = 0; i < calls.reading().size(); i++) {
                    Call call = calls.reading().get(i);
                    report.add(
                            call,
                            client.measure(call),
                            ofFew.measure(few.reading().get(i)),
                            plans(plans, client, call));
                }
                for (Call call : calls.writing()) {
                    report.add(call, client.measure(call), null, plans(plans, client, call));
                }
                service.requireAlive();
                report.requireNothingReadWhole();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused", e);
        }
    }

    private static List<String> plans(Plans plans, Client client, Call call) throws SQLException {
        return plans.of(() -> client.send(call.request().apply(call.measured())));
    }

    private Calls fill(Connection connection, HttpPort port, String slug, int projects, int perProject)
            throws SQLException {
        long id = declare(port, slug, projects);
        new Fill(connection, out).fill(id, perProject);
        return new Calls(slug, projects, perProject, READS);
    }

    private static long declare(HttpPort port, String slug, int projects) {
        String declared = IntStream.rangeClosed(1, projects)
                .mapToObj(n -> "{\"slug\": \"app-%d\", \"name\": \"App %d\"}".formatted(n, n))
                .collect(Collectors.joining(", "));
        return ReleaseService.declare(port, slug, """
                {"name": "Bench", "members": [{"name": "Ada", "email": "ada@example.com", "role": "owner"}],
                 "tokens": [{"name": "ci", "sha256": "%s", "scopes": ["org:ci", "project:releases", "project:read", "event:read"]}],
                 "projects": [%s]}""".formatted(Tokens.sha256(token(slug)), declared))
                .path("id")
                .asLong();
    }

    /** The filled rows are worth nothing unless they are what the service writes for the same versions. */
    private static void requireKeysOfTheService(Connection connection, HttpPort port) throws SQLException {
        Calls same = new Calls("check", 1, SMALL, READS);
        declare(port, "check", 1);
        try (Client client = new Client(port, token("check"))) {
            IntStream.range(0, 50).forEach(n -> client.send(same.creating(n)));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) filter (where filled.keys = made.keys), count(*)
                          from (select version, organization_id, array[package, major::text, minor::text, patch::text, revision::text,
                                  prerelease, build_code, build_number::text, sort_key, loose_key] as keys from release) made
                          join (select version, organization_id, array[package, major::text, minor::text, patch::text, revision::text,
                                  prerelease, build_code, build_number::text, sort_key, loose_key] as keys from release) filled using (version)
                          join organization o on o.id = made.organization_id and o.slug = 'check'
                          join organization f on f.id = filled.organization_id and f.slug = 'small'""")) {
            row.next();
            if (row.getInt(1) != row.getInt(2) || row.getInt(2) == 0) {
                throw new IllegalStateException("of " + row.getInt(2) + " filled versions the service writes only "
                        + row.getInt(1) + " in the same way");
            }
        }
    }

    private static String rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from release), (select count(*) from release_commit),
                               pg_size_pretty(pg_database_size(current_database()))""")) {
            row.next();
            return "%,d releases, %,d commits, %s".formatted(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }

    private static String token(String slug) {
        return TOKEN + slug;
    }
}
