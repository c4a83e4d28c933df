package dev.waybill.commit.graph;

/** How a commit's parents are known. A later word of this list replaces an earlier one. */
public enum Lineage {
    /** They are not: the commit was only named, or was the first of a new branch. */
    UNKNOWN,
    /** Guessed from a push that only carried the commit along; an earlier one, which may still come, brought it. */
    CARRIED,
    /** Guessed from its place in the push that brought it. */
    PUSHED,
    /** Told by the host. */
    TOLD
}
