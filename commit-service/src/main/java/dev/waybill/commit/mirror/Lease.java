package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a copy alone.
 *
 * @param begunAt when it was given; what is pushed afterwards may be missed
 * @param knownHost the host that was fetched from by ssh before, null if there was none
 */
record Lease(
        long repositoryId,
        UUID id,
        Instant begunAt,
        @Nullable KnownHost knownHost) {

    Lease {
        requireNonNull(id, "id");
        requireNonNull(begunAt, "begunAt");
    }
}
