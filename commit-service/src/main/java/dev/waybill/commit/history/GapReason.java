package dev.waybill.commit.history;

/** Why something is missing. The names are the table's and the wire's. */
enum GapReason {
    /** The host left commits out of a long list. */
    cut,
    /** The push began at a commit that nobody told of: one before it was lost, or is late. */
    missed,
    /** The branch was forced to a commit whose history was not told. */
    rewritten,
    /** A new branch, of which it was not told where it left the others. */
    branch,
    /** The first that was ever told of the repository or of an unrelated branch; what was before is not known. */
    beginning
}
