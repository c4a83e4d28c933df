package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.pullrequest.PullHead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a copy alone.
 *
 * @param begunAt when it was given; what is pushed afterwards may be missed
 * @param knownHost the host that was fetched from by ssh before, null if there was none
 * @param pulls merged pull requests whose commits are fetched beside those of branches and tags
 */
record Lease(
        long repositoryId,
        UUID id,
        Instant begunAt,
        @Nullable KnownHost knownHost,
        List<PullHead> pulls) {

    Lease {
        requireNonNull(id, "id");
        requireNonNull(begunAt, "begunAt");
        pulls = List.copyOf(pulls);
    }
}
