package dev.waybill.bench.releases;

import dev.waybill.bench.machine.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL does what the service asks of it: the plans that {@code auto_explain} writes into the server's log. */
final class Plans {

    private static final Pattern GROWING = Pattern.compile("release\\w*|deploy\\w*");

    /** To read one of these tables from one end to the other is a fault. */
    static final Pattern READ_WHOLE = Pattern.compile("Seq Scan on (?:" + GROWING.pattern() + ")\\b");

    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d .*\\bplan:$");
    private static final Pattern NEXT_ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d .*");
    private static final Pattern SCAN = Pattern.compile(
            "(?:Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan)(?: Backward)?(?: using (\\w+))? on (\\w+)");
    private static final long SETTLE_MILLIS = 300;

    private final Database database;

    Plans(Database database) {
        this.database = database;
    }

    /** Makes every session that is opened from now on able to explain itself. */
    void prepare() throws SQLException {
        admin("alter role " + Database.RELEASE + " set session_preload_libraries = 'auto_explain'");
    }

    /** The plans of all statements that the action makes the service run, each with its statement. */
    List<String> of(Runnable action) throws SQLException {
        explain(true);
        long from = size(database.log());
        action.run();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS));
        explain(false);
        return entries(from);
    }

    /** The indexes by which tables that grow are reached, and what is read whole of them. */
    static String summary(String plan) {
        Matcher scan = SCAN.matcher(plan);
        List<String> scans = new ArrayList<>();
        while (scan.find()) {
            String index = scan.group(1);
            if (scan.group().startsWith("Bitmap Index")) {
                scans.add(scan.group(2));
            } else if (GROWING.matcher(scan.group(2)).matches()) {
                scans.add(index == null ? "ALL OF " + scan.group(2) : index);
            }
        }
        return String.join(", ", scans.stream().distinct().toList());
    }

    private void explain(boolean on) throws SQLException {
        admin(
                "load 'auto_explain'",
                "alter system set auto_explain.log_min_duration = " + (on ? 0 : -1),
                "alter system set auto_explain.log_analyze = on",
                "select pg_reload_conf()");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS));
    }

    private void admin(String... statements) throws SQLException {
        try (Connection connection = database.connectAsAdmin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> entries(long from) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = null;
        for (String line : tail(from).lines().toList()) {
            if (ENTRY.matcher(line).matches()) {
                add(entries, entry);
                entry = new StringBuilder();
            } else if (NEXT_ENTRY.matcher(line).matches()) {
                add(entries, entry);
                entry = null;
            } else if (entry != null) {
                entry.append(line.strip().isEmpty() ? "" : line.replaceFirst("^\t", ""))
                        .append('\n');
            }
        }
        add(entries, entry);
        return entries;
    }

    private static void add(List<String> entries, @Nullable StringBuilder entry) {
        if (entry != null) {
            entries.add(entry.toString());
        }
    }

    private String tail(long from) {
        try (var channel = Files.newByteChannel(database.log())) {
            channel.position(from);
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
