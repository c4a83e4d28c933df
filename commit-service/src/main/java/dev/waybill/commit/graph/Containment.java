package dev.waybill.commit.graph;

/** Whether a commit is among the ancestors of another one. */
public enum Containment {
    /** It is, or is that one itself. */
    YES,
    /** It is not. */
    NO,
    /** The graph has a gap on the way down. */
    UNKNOWN
}
