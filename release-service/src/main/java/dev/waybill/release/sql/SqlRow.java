package dev.waybill.release.sql;

/**
 * Reads the current row.
 *
 * @param <R> what is read from
 * @param <T> what is made of it
 * @param <E> how reading fails
 */
@FunctionalInterface
public interface SqlRow<R, T, E extends Exception> {

    T read(R row) throws E;
}
