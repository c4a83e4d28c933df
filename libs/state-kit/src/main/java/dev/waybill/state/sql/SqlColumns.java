package dev.waybill.state.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, in their order. */
public final class SqlColumns {

    private final List<Parameter> parameters = new ArrayList<>();

    sealed interface Parameter {}

    @SuppressWarnings("ArrayRecordComponent") // handed to the driver as it is
    record Column(String type, @Nullable Object[] values) implements Parameter {}

    record Single(@Nullable Object value) implements Parameter {}

    /** One column of many rows as the next parameter; {@code type} is PostgreSQL's name of the element. */
    public <R> SqlColumns column(String type, List<R> rows, Function<? super R, ? extends @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        parameters.add(new Column(type, values));
        return this;
    }

    /** A column of moments. */
    public <R> SqlColumns moments(List<R> rows, Function<? super R, @Nullable Instant> moment) {
        return column("timestamptz", rows, row -> timestamp(moment.apply(row)));
    }

    /** A single value as the next parameter. */
    public SqlColumns value(@Nullable Object value) {
        parameters.add(new Single(value instanceof Instant moment ? timestamp(moment) : value));
        return this;
    }

    List<Parameter> all() {
        return parameters;
    }

    /** A moment as the driver gives it, null for none. */
    public static @Nullable Instant moment(@Nullable OffsetDateTime timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
