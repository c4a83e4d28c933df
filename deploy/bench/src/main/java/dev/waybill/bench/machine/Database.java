package dev.waybill.bench.machine;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import dev.waybill.local.postgres.Databases;
import dev.waybill.local.postgres.PostgresServer;
import dev.waybill.local.process.Child;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** One PostgreSQL server as {@code ./waybill up} runs it, with the databases of release-service and commit-service. Commits are durable, as there. */
public final class Database implements AutoCloseable {

    /** Name of release-service's database, its role and, on loopback for the time of a run, its password. */
    public static final String RELEASE = "release";

    /** The same of commit-service's. */
    public static final String COMMIT = "commit";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMIN = "admin";

    private final Home home;
    private final Child server;

    private Database(Home home, Child server) {
        this.home = home;
        this.server = server;
    }

    /** Starts an empty server; its data and output are in the folder. */
    public static Database start(Path root, Path folder) {
        Home home = new Home(root, folder.resolve("postgres"), Ports.free()).create();
        PostgresServer postgres = new PostgresServer(home, ADMIN);
        postgres.initialise();
        Child server = new Child(
                PostgresServer.NAME,
                postgres::launch,
                postgres::healthy,
                home.pidFile(PostgresServer.NAME),
                System.err::println,
                false);
        server.start();
        server.awaitHealthy(PATIENCE);
        new Databases(postgres).provision(Map.of(RELEASE, RELEASE, COMMIT, COMMIT));
        return new Database(home, server);
    }

    /** The address of release-service's database. */
    public String jdbcUrl() {
        return jdbcUrl(RELEASE);
    }

    /** The address of one of the databases. */
    public String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + name;
    }

    /** A connection to release-service's database as its role; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(RELEASE);
    }

    /** A connection to one of the databases as its role; the caller closes it. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(name), name, name);
    }

    /** A connection of who may do everything; the caller closes it. */
    public Connection connectAsAdmin() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), ADMIN, ADMIN);
    }

    /** What the server prints. */
    public Path log() {
        return home.log(PostgresServer.NAME);
    }

    @Override
    public void close() {
        server.stop(PATIENCE);
    }
}
