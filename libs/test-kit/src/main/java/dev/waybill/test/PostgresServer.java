package dev.waybill.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL server of this JVM. */
final class PostgresServer {

    /** The server's address for tests, as {@code postgresql://user:password@host:port/database}. */
    static final String VARIABLE = "WAYBILL_TEST_DATABASE_URL";

    private static final String IMAGE = "postgres:18-alpine";
    private static final String USER = "postgres";
    private static final int PORT = 5432;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private PostgresServer() {}

    static Database external(String url) {
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        String[] user = uri.getUserInfo() == null
                ? new String[] {USER, ""}
                : uri.getUserInfo().split(":", 2);
        int port = uri.getPort() < 0 ? PORT : uri.getPort();
        String name = uri.getPath().substring(1);
        return new Database(uri.getHost(), port, name, user[0], user.length > 1 ? user[1] : "");
    }

    /** Runs until the JVM ends; Testcontainers' reaper stops it even after a kill. */
    @SuppressWarnings("resource")
    static Database container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
        container.start();
        return new Database(
                container.getHost(),
                container.getMappedPort(PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    /** Runs until the JVM ends. Nothing is written through to the disk: what a test needs to survive is the server, not the machine. */
    @SuppressWarnings("resource")
    static Database embedded() {
        Quiet.please();
        try {
            // The order of texts is the same whatever the machine speaks; and a busy one takes its time.
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("lc-collate", "C")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new Database("localhost", server.getPort(), USER, USER, USER);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not start", e);
        }
    }

    /** An empty database on the server. */
    static Database fresh(Database server) {
        String name = "t" + ProcessHandle.current().pid() + "_" + System.nanoTime() + "_" + COUNT.incrementAndGet();
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database on " + server, e);
        }
        return new Database(server.host(), server.port(), name, server.username(), server.password());
    }
}
