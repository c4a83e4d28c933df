package dev.waybill.commit.range;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.RangeFact.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two commits.
 *
 * @param ahead what head has and base has not, newest first
 * @param behind what base has and head has not, newest first
 * @param complete false if there may be more
 * @param settled false if commits that may still come would change it
 * @param mergeBase the newest commit that both have, if they parted and the graph knows it
 */
record CommitRange(
        Relation relation,
        List<String> ahead,
        List<String> behind,
        boolean complete,
        boolean settled,
        @Nullable String mergeBase) {

    CommitRange {
        requireNonNull(relation, "relation");
        ahead = List.copyOf(ahead);
        behind = List.copyOf(behind);
    }

    static CommitRange same() {
        return new CommitRange(Relation.SAME, List.of(), List.of(), true, true, null);
    }

    /** What is said of ends that nobody knows. */
    static CommitRange unknown() {
        return new CommitRange(Relation.UNKNOWN, List.of(), List.of(), false, false, null);
    }

    /** The same for what it lists, but not the whole of it. */
    CommitRange incomplete() {
        return new CommitRange(relation, ahead, behind, false, false, mergeBase);
    }
}
