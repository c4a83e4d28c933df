package dev.waybill.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox stands.
 *
 * @param waiting facts that are committed and not yet told
 * @param refused facts that were set aside
 * @param oldest when the fact that waits longest was committed, null if none waits
 */
record OutboxState(long waiting, long refused, @Nullable Instant oldest) {

    static final OutboxState EMPTY = new OutboxState(0, 0, null);

    /** How long the oldest fact waits by now. */
    Duration age(Instant now) {
        if (oldest == null || oldest.isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(oldest, now);
    }
}
