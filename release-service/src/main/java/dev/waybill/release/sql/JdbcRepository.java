package dev.waybill.release.sql;

import jakarta.persistence.LockTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Set-based statements on the connection of the running transaction: the columns of many rows go in as arrays, which the statement {@code
 * unnest}s.
 */
public abstract class JdbcRepository {

    private static final String LOCK_TIMEOUT = "55P03";

    private final DataSource dataSource;

    protected JdbcRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs a statement that returns rows. */
    protected <T> List<T> query(String sql, SqlColumns parameters, SqlRow<ResultSet, T, SQLException> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw unchecked(failure);
        }
    }

    /** Runs a statement that changes rows and tells how many. */
    protected int update(String sql, SqlColumns parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(SQLException failure) {
        return LOCK_TIMEOUT.equals(failure.getSQLState())
                ? new LockTimeoutException("a lock was not free in time", failure)
                : new IllegalStateException("statement failed", failure);
    }

    private static PreparedStatement bound(Connection connection, String sql, SqlColumns parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int index = 0;
        for (SqlColumns.Parameter parameter : parameters.all()) {
            index++;
            switch (parameter) {
                case SqlColumns.Column column ->
                    statement.setArray(index, connection.createArrayOf(column.type(), column.values()));
                case SqlColumns.Single single -> statement.setObject(index, single.value());
            }
        }
        return statement;
    }
}
