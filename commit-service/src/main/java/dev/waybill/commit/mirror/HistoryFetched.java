package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Fired in the transaction in which the import of a repository ends. Everything that its branches and tags lead to is in the graph.
 *
 * @param begunAt when the repository was asked; what was pushed later may be missing
 */
public record HistoryFetched(long repositoryId, Instant begunAt) {

    public HistoryFetched {
        requireNonNull(begunAt, "begunAt");
    }
}
