package dev.waybill.state.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the current row.
 *
 * @param <T> what is made of it
 */
@FunctionalInterface
public interface SqlRow<T> {

    T read(ResultSet row) throws SQLException;
}
