package dev.waybill.state;

import dev.waybill.contracts.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The statements on parts that wait for others. */
final class PartRepository {

    private static final String KEEP = """
            insert into fact_part (consumer, fact_id, number, of, payload, at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    /** While a partition changes hands two transactions may add parts at once; each would see only its own. */
    void lock(Connection connection, UUID fact) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, fact.getMostSignificantBits() ^ fact.getLeastSignificantBits());
            lock.execute();
        }
    }

    /** Keeps a part, and forgets parts of an earlier telling that was cut into another number of parts. */
    void keep(Connection connection, String consumer, UUID fact, Part part, byte[] payload, Instant at)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from fact_part where consumer = ? and fact_id = ? and of <> ?")) {
            delete.setString(1, consumer);
            delete.setObject(2, fact);
            delete.setInt(3, part.of());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, consumer);
            insert.setObject(2, fact);
            insert.setInt(3, part.number());
            insert.setInt(4, part.of());
            insert.setBytes(5, payload);
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    int count(Connection connection, String consumer, UUID fact) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from fact_part where consumer = ? and fact_id = ?")) {
            select.setString(1, consumer);
            select.setObject(2, fact);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    /** One of parts that have all come. */
    byte[] read(Connection connection, String consumer, UUID fact, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select payload from fact_part where consumer = ? and fact_id = ? and number = ?")) {
            select.setString(1, consumer);
            select.setObject(2, fact);
            select.setInt(3, number);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("part " + number + " is not there though all have come");
                }
                return result.getBytes(1);
            }
        }
    }

    void forget(Connection connection, String consumer, UUID fact) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from fact_part where consumer = ? and fact_id = ?")) {
            delete.setString(1, consumer);
            delete.setObject(2, fact);
            delete.executeUpdate();
        }
    }
}
