package dev.waybill.bench.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts releases, commits and all that hangs on them into the service's tables, in a few large statements. */
final class Fill {

    private static final String SCRIPT = "fill.sql";

    private final Connection connection;
    private final PrintStream out;

    Fill(Connection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    /** Gives each project of an organisation that many releases with five commits each. */
    void fill(long organization, int perProject) throws SQLException {
        long began = System.nanoTime();
        List<String> indexes = dropIndexes();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql.replace(":organization", Long.toString(organization))
                        .replace(":per_project", Integer.toString(perProject)));
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum analyze");
        }
        out.printf("filled in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }

    /** Those that hold no constraint; they are made at the end, which is much faster than keeping them up to date. */
    private List<String> dropIndexes() throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            List<String> drops = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select i.indexdef, format('drop index %I', i.indexname) from pg_indexes i
                     where i.schemaname = current_schema() and i.tablename ~ '^(release|deploy)'
                       and not exists (select 1 from pg_constraint c where c.conname = i.indexname)""")) {
                while (rows.next()) {
                    definitions.add(rows.getString(1));
                    drops.add(rows.getString(2));
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
        return definitions;
    }

    private static List<String> statements() {
        try (InputStream script = Fill.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("no " + SCRIPT);
            }
            String text = new String(script.readAllBytes(), UTF_8).replaceAll("(?m)^--.*\\R", "");
            return List.of(text.split(";\\R")).stream()
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
