package dev.waybill.bench.commits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.bench.machine.CommitService;
import dev.waybill.bench.machine.Database;
import dev.waybill.bench.machine.HttpPort;
import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.KafkaBroker;
import dev.waybill.bench.machine.ReleaseService;
import dev.waybill.bench.machine.Topics;
import dev.waybill.kit.access.Tokens;
import dev.waybill.local.demo.JsonHttp;
import dev.waybill.local.home.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The packaged release-service and commit-service with an organisation, and what they stand on. Closed, all of it ends. */
final class CommitStack implements AutoCloseable {

    static final String ORGANIZATION = "bench";
    static final String TOKEN = "bench-token-0123456789commits";

    /** As {@code ./waybill up} starts it: who makes a release of a long range has all of it in memory. */
    static final String HEAP_OF_RELEASES = "192 MiB";

    private static final List<String> RELEASE_FLAGS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** The last that began first. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final KafkaBroker broker;
    private final Database database;
    private final HttpPort releasePort = new HttpPort(Ports.ephemeral());
    private final HttpPort commitPort = new HttpPort(Ports.ephemeral());
    private final JavaProcess release;
    private final JavaProcess commit;
    private final JsonHttp http = new JsonHttp();
    private final long organizationId;
    private @Nullable Connection sql;

    CommitStack(Path root, Path folder) {
        boolean started = false;
        try {
            broker = begun(KafkaBroker.start(folder));
            database = begun(Database.start(root, folder));
            Topics.create(broker);
            release = begun(ReleaseService.start(root, folder, RELEASE_FLAGS, broker, database, releasePort));
            commit = begun(CommitService.start(root, folder, broker, database, commitPort));
            organizationId = ReleaseService.declare(releasePort, ORGANIZATION, """
                            {"name": "Bench", "members": [{"name": "Ada", "email": "ada@example.com", "role": "owner"}],
                             "tokens": [{"name": "ci", "sha256": "%s",
                                         "scopes": ["org:read", "org:write", "org:admin", "org:integrations", "org:ci", "project:releases", "project:read"]}],
                             "projects": [{"slug": "web", "name": "Web"}]}""".formatted(Tokens.sha256(TOKEN)))
                    .path("id")
                    .asLong();
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** What has begun ends with this, also when something after it does not begin. */
    private <T extends AutoCloseable> T begun(T part) {
        parts.addFirst(part);
        return part;
    }

    long organizationId() {
        return organizationId;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The process of commit-service. */
    JavaProcess commitService() {
        return commit;
    }

    InetSocketAddress commitAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), commitPort.number());
    }

    String commitUrl(String path) {
        return "http://127.0.0.1:" + commitPort.number() + path;
    }

    /** Connects a repository and gives what the service answers. */
    JsonNode connect(String provider, String name, @Nullable String cloneUrl, @Nullable String webhookSecret) {
        ObjectNode wish =
                new ObjectMapper().createObjectNode().put("provider", provider).put("name", name);
        if (cloneUrl != null) {
            wish.put("cloneUrl", cloneUrl);
        }
        if (webhookSecret != null) {
            wish.put("webhookSecret", webhookSecret);
        }
        String url = commitUrl("/api/0/organizations/" + ORGANIZATION + "/repos/");
        // Until commit-service has heard of the organisation.
        await(
                "the organisation is known",
                () -> http.send("GET", url, TOKEN, null).status() == 200);
        return require(http.send("POST", url, TOKEN, wish), 201);
    }

    /** Creates a release in release-service. */
    JsonNode createRelease(JsonNode body) {
        return require(http.send("POST", releases(""), TOKEN, body), 201);
    }

    /** How many commits release-service says that a release has. */
    long commitsOfRelease(String version) {
        return http.send("GET", releases(version + "/"), TOKEN, null)
                .body()
                .path("commitCount")
                .asLong();
    }

    /** The single number that a query on commit-service's database gives. */
    long number(String query) {
        try (Statement statement = sql().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused", e);
        }
    }

    /** Changes rows of commit-service's database. */
    void change(String change) {
        try (Statement statement = sql().createStatement()) {
            statement.executeUpdate(change);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused", e);
        }
    }

    /** One for all: to open one takes the server as long as many questions do. */
    private Connection sql() throws SQLException {
        Connection known = sql;
        if (known == null) {
            known = begun(database.connect(Database.COMMIT));
            sql = known;
        }
        return known;
    }

    /** Waits until something holds, and gives for how long. */
    Duration await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            commit.requireAlive();
            release.requireAlive();
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        parts.forEach(CommitStack::end);
        parts.clear();
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("does not end", e);
        }
    }

    private String releases(String path) {
        return "http://127.0.0.1:" + releasePort.number() + "/api/0/organizations/" + ORGANIZATION + "/releases/"
                + path;
    }

    private static JsonNode require(JsonHttp.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("refused: " + answer);
        }
        return answer.body();
    }
}
