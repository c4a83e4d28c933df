package dev.waybill.state;

import java.sql.SQLException;

/** A statement failed. Whether that will pass by itself is told by the {@link SQLException} behind it. */
final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super("a statement failed with SQL state " + cause.getSQLState(), cause);
    }
}
