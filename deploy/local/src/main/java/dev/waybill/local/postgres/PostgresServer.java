package dev.waybill.local.postgres;

import dev.waybill.local.home.Home;
import dev.waybill.local.process.Launch;
import dev.waybill.local.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.io.FileUtils;

/** The PostgreSQL server of a stack: its data directory is made on first start and survives restarts. */
public final class PostgresServer {

    public static final String NAME = "postgres";

    /** What makes the data directory. */
    public static final String INITDB = "initdb";

    /** Who may create roles and databases. */
    static final String ADMIN = "admin";

    private static final Duration INITDB_PATIENCE = Duration.ofSeconds(120);

    private final Home home;
    private final String adminPassword;
    private final Path data;
    private final PostgresBinaries binaries;
    private final OneShot initdb;

    public PostgresServer(Home home, String adminPassword) {
        this.home = home;
        this.adminPassword = adminPassword;
        this.data = home.data().resolve("postgres");
        this.binaries = PostgresBinaries.unpack(home.shared().resolve("runtime"));
        this.initdb = new OneShot(INITDB, home.pidFile(INITDB));
    }

    /**
     * Makes the data directory unless there is one.
     *
     * @throws dev.waybill.local.process.StartFailed when that fails, also because {@link #retire} was called meanwhile
     */
    public void initialise() {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(data.resolveSibling("."));
            Path fresh = data.resolveSibling("postgres.new");
            FileUtils.deleteDirectory(fresh.toFile());
            Path password = Files.createTempFile(home.run(), INITDB, ".password");
            try {
                Files.writeString(password, adminPassword);
                initdb.run(
                        new Launch(
                                initdb(fresh, password),
                                Map.of(),
                                home.data(),
                                home.log(INITDB),
                                Launch.StopSignal.TERM),
                        INITDB_PATIENCE);
            } finally {
                Files.delete(password);
            }
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new IllegalStateException("cannot make " + data + ": " + e.getMessage(), e);
        }
    }

    /** Ends the making of the data directory if it goes on, for good. The server itself is a child of the stack. */
    public void retire() {
        initdb.retire();
    }

    /** How to start the server. */
    public Launch launch() {
        List<String> command = new ArrayList<>(binaries.command("postgres", "-D", data.toString()));
        settings().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        // INT is PostgreSQL's fast shutdown: sessions are cut, everything committed is on disk.
        return new Launch(command, Map.of(), data, home.log(NAME), Launch.StopSignal.INT);
    }

    public boolean healthy() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection of the administrator; the caller closes it. */
    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", adminPassword);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database, properties);
    }

    private List<String> initdb(Path directory, Path password) {
        return binaries.command(
                INITDB,
                "--pgdata=" + directory,
                "--username=" + ADMIN,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions",
                "--no-sync");
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(home.ports().postgres())),
                Map.entry("listen_addresses", "127.0.0.1"),
                // No socket file: its path may be too long, and loopback is enough.
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("max_wal_size", "256MB"),
                Map.entry("max_parallel_workers", "2"),
                Map.entry("jit", "off"),
                Map.entry("huge_pages", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_line_prefix", "%m [%p] %d "));
    }
}
