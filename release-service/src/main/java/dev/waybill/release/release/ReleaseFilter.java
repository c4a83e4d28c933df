package dev.waybill.release.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the walked releases a list shows.
 *
 * @param environmentIds only releases seen in one of these, null for all
 * @param terms all of them have to hold
 * @param loose whether bare numbers count as versions
 * @param from the earliest date added, null for all
 * @param to the date added that is too late, null for all
 */
record ReleaseFilter(
        @Nullable List<Long> environmentIds,
        List<ReleaseTerm> terms,
        boolean loose,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final ReleaseFilter NONE = new ReleaseFilter(null, List.of(), false, null, null);

    /** The same without the bounds of time. */
    ReleaseFilter atAnyTime() {
        return new ReleaseFilter(environmentIds, terms, loose, null, null);
    }

    /** Whether a walk in that order meets rows that are not shown. A walk by the date added begins and ends at the bounds of time. */
    boolean skips(ReleaseOrder order) {
        return environmentIds != null || !terms.isEmpty() || hasSpanFor(order);
    }

    /** Whether the rows that are shown can be looked up without a walk, except for their environments. */
    boolean isSelective(ReleaseOrder order) {
        return terms.stream().anyMatch(ReleaseTerm::isSelective) || hasSpanFor(order);
    }

    private boolean hasSpanFor(ReleaseOrder order) {
        return order != ReleaseOrder.ADDED && (from != null || to != null);
    }
}
