package dev.waybill.state;

import java.sql.SQLException;

/** A statement failed. Whether that will pass by itself is told by the {@link SQLException} behind it. */
public final class DatabaseException extends RuntimeException {

    /** Because of what the driver says. */
    public DatabaseException(SQLException cause) {
        super(
                cause.getSQLState() == null
                        ? "no connection to the database: " + cause.getMessage()
                        : "a statement failed with SQL state " + cause.getSQLState(),
                cause);
    }
}
