package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

/**
 * A commit that was asked for by its id.
 *
 * @param sha the full id
 * @param number the graph's own, in the order in which it came to know commits
 */
public record Named(String sha, long number) {

    public Named {
        requireNonNull(sha, "sha");
    }
}
