package dev.waybill.release.release;

import dev.waybill.state.sql.SqlColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is put together piece by piece, each with the values of its parameters. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final SqlColumns parameters = new SqlColumns();

    /** Adds a piece; as many {@code ?} as values. */
    SqlText add(String piece, @Nullable Object... values) {
        text.append(piece);
        for (Object value : values) {
            parameters.value(value);
        }
        return this;
    }

    /** Adds {@code = any(?)} with one array of ids. */
    SqlText anyId(List<Long> ids) {
        text.append(" = any(?)");
        parameters.column("bigint", ids, id -> id);
        return this;
    }

    /** Adds one array of texts as a parameter within a piece that ends where it belongs. */
    SqlText texts(List<String> values) {
        text.append("?");
        parameters.column("text", values, value -> value);
        return this;
    }

    /** Adds one array of ids as a parameter. */
    SqlText ids(List<Long> values) {
        text.append("?");
        parameters.column("bigint", values, value -> value);
        return this;
    }

    String text() {
        return text.toString();
    }

    SqlColumns parameters() {
        return parameters;
    }
}
