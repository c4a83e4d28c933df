package dev.waybill.commit.pullrequest;

import static java.util.Objects.requireNonNull;

/**
 * Where the commits of a pull request are.
 *
 * @param head the newest of them, in full
 */
public record PullHead(long number, String head) {

    public PullHead {
        requireNonNull(head, "head");
    }
}
