package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to work on a copy alone.
 *
 * @param begunAt when it was given; what is pushed afterwards may be missed
 */
record Lease(long repositoryId, UUID id, Instant begunAt) {

    Lease {
        requireNonNull(id, "id");
        requireNonNull(begunAt, "begunAt");
    }
}
