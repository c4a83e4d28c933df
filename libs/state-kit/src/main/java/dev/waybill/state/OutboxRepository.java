package dev.waybill.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on the outbox. */
final class OutboxRepository {

    /** One relay at a time on a database; the number is "waybill" and a running number. */
    private static final long RELAY_LOCK = 0x77617962696c6c01L;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into outbox (id, topic, key, headers, payload, created_at) values (?, ?, ?, ?::jsonb, ?, ?)""";

    // The sum is taken over the sizes only, so no more than the chosen values are read.
    private static final String OLDEST = """
            select o.seq, o.id, o.topic, o.key, o.headers, o.payload, o.created_at
            from (select seq, sum(bytes) over (order by seq) - bytes as before
                  from (select seq, coalesce(octet_length(payload), 0) as bytes from outbox order by seq limit ?) sized
                 ) placed
            join outbox o using (seq)
            where before < ?
            order by o.seq""";

    private static final String REFUSE = """
            insert into outbox_refused (seq, id, topic, key, headers, payload, created_at, refused_at, reason)
            select seq, id, topic, key, headers, payload, created_at, ?, ? from outbox where seq = ?""";

    private static final String REFUSED = """
            select seq, id, topic, key, headers, coalesce(octet_length(payload), 0) as bytes, created_at, refused_at, reason
            from outbox_refused order by seq limit ?""";

    private static final String REDRIVE = """
            with moved as (delete from outbox_refused where seq = ? returning *)
            insert into outbox (id, topic, key, headers, payload, created_at)
            select id, topic, key, headers, payload, created_at from moved""";

    /** What is to be told; the database gives it its place. */
    record NewRow(
            UUID id,
            String topic,
            String key,
            Map<String, String> headers,
            byte @Nullable [] payload,
            Instant createdAt) {}

    void insert(Connection connection, List<NewRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (NewRow row : rows) {
                insert.setObject(1, row.id());
                insert.setString(2, row.topic());
                insert.setString(3, row.key());
                insert.setString(4, write(row.headers()));
                insert.setBytes(5, row.payload());
                insert.setObject(6, row.createdAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** One cheap question, asked many times a second. */
    boolean anyWaiting(Connection connection) throws SQLException {
        return ask(connection, "select exists (select from outbox)");
    }

    /** Whether this transaction is now the only relay, until it ends. */
    boolean tryLock(Connection connection) throws SQLException {
        return ask(connection, "select pg_try_advisory_xact_lock(" + RELAY_LOCK + ")");
    }

    /** The oldest rows: at most so many, and about so many bytes, but at least one. */
    List<OutboxRow> oldest(Connection connection, int rows, long bytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, rows);
            select.setLong(2, Math.max(1, bytes));
            List<OutboxRow> found = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.add(new OutboxRow(
                            result.getLong("seq"),
                            result.getObject("id", UUID.class),
                            result.getString("topic"),
                            result.getString("key"),
                            read(result.getString("headers")),
                            result.getBytes("payload"),
                            instant(result, "created_at")));
                }
            }
            return found;
        }
    }

    void delete(Connection connection, List<Long> seqs) throws SQLException {
        if (seqs.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where seq = any (?)")) {
            Array array = connection.createArrayOf("bigint", seqs.toArray());
            delete.setArray(1, array);
            delete.executeUpdate();
        }
    }

    /** Sets a row aside. */
    void refuse(Connection connection, long seq, String reason, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(REFUSE)) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, reason);
            insert.setLong(3, seq);
            insert.executeUpdate();
        }
        delete(connection, List.of(seq));
    }

    /** The rows that were set aside longest ago. */
    List<RefusedView> refused(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REFUSED)) {
            select.setInt(1, limit);
            List<RefusedView> found = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.add(new RefusedView(
                            result.getLong("seq"),
                            result.getObject("id", UUID.class),
                            result.getString("topic"),
                            result.getString("key"),
                            read(result.getString("headers")),
                            result.getInt("bytes"),
                            instant(result, "created_at"),
                            instant(result, "refused_at"),
                            result.getString("reason")));
                }
            }
            return found;
        }
    }

    /** Puts a row that was set aside behind all others; false if there is none of that place. */
    boolean redrive(Connection connection, long seq) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(REDRIVE)) {
            move.setLong(1, seq);
            return move.executeUpdate() == 1;
        }
    }

    OutboxState state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select (select count(*) from outbox) as waiting,
                               (select count(*) from outbox_refused) as refused,
                               (select created_at from outbox order by seq limit 1) as oldest""")) {
            result.next();
            return new OutboxState(
                    result.getLong("waiting"),
                    result.getLong("refused"),
                    result.getObject("oldest") == null ? null : instant(result, "oldest"));
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static Instant instant(ResultSet result, String column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers not writable", e);
        }
    }

    private static Map<String, String> read(String headers) {
        try {
            return JSON.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers not readable", e);
        }
    }
}
