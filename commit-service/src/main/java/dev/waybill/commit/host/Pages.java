package dev.waybill.commit.host;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads lists that come in pages, a bounded number of them. */
public final class Pages {

    private static final int MOST = 100;

    private Pages() {}

    /**
     * Reads one page after the other.
     *
     * @param first the page to begin with
     * @param next where the page after one is, a path or an address of the same host; empty for the last
     * @param take takes a page; false if that is enough
     * @return whether the last page was taken
     */
    public static boolean each(
            HostSession session,
            HostAnswer first,
            Function<HostAnswer, Optional<String>> next,
            Predicate<HostAnswer> take)
            throws HostException {
        HostAnswer page = first;
        for (int number = 1; number <= MOST; number++) {
            boolean more = take.test(page);
            Optional<String> following = next.apply(page);
            if (following.isEmpty() || !more) {
                return following.isEmpty();
            }
            page = session.get(following.get());
        }
        return false;
    }
}
