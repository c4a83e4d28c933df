package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

/** What a commit says about another one of its repository. */
public record Link(String sha, Kind kind, String target) {

    /** What it does to the other one. */
    public enum Kind {
        /** Does the same again, on another branch. */
        CHERRY_PICK,
        /** Takes it back. */
        REVERT
    }

    public Link {
        requireNonNull(sha, "sha");
        requireNonNull(kind, "kind");
        requireNonNull(target, "target");
    }
}
