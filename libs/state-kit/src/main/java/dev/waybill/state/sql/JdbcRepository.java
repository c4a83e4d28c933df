package dev.waybill.state.sql;

import dev.waybill.state.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Statements that go straight to the driver, on the connection of the running transaction; where there is none, each is one by itself. The
 * columns of many rows go in as arrays, which the statement {@code unnest}s.
 */
public abstract class JdbcRepository {

    private final DataSource dataSource;

    protected JdbcRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs a statement that returns rows.
     *
     * @throws DatabaseException if it fails
     */
    protected <T> List<T> query(String sql, SqlColumns parameters, SqlRow<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /**
     * Runs a statement that changes rows and tells how many.
     *
     * @throws DatabaseException if it fails
     */
    protected int update(String sql, SqlColumns parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
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
