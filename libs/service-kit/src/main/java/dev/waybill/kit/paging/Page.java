package dev.waybill.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param previous where the page before begins, null if this is the first
 * @param next where the page after begins, null if this is the last
 */
public record Page<T>(
        List<T> items, @Nullable Cursor previous, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that fits on one page. */
    public static <T> Page<T> single(List<T> items) {
        return new Page<>(items, null, null);
    }

    /** The same page of other items, made one by one. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), previous, next);
    }
}
