package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a ref points, null for one that was deleted, and since when. */
record Standing(@Nullable String head, Instant movedAt) {

    Standing {
        requireNonNull(movedAt, "movedAt");
    }
}
