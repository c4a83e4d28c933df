package dev.waybill.state;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs statements on a connection of the data source: the one of the running transaction, if there is one. */
final class Sql {

    private Sql() {}

    /** Statements that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does the work and gives the connection back. */
    static <T> T with(DataSource dataSource, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
