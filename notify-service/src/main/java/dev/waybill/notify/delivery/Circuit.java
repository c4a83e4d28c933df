package dev.waybill.notify.delivery;

import dev.waybill.kit.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Keeps a channel that cannot be reached from being asked all the time: after an outage nothing is sent for a while (1 s, then twice as long
 * up to a minute, less up to a half of it), then one message at a time as a probe, until the channel answers. Safe for concurrent use.
 */
final class Circuit {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Clock clock;
    private final RandomGenerator random;

    private Instant openUntil = Instant.MIN;
    private int outages;
    private boolean probing;

    Circuit(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** How many messages may be sent now, of those wanted. A probe that is granted must be answered by one of the other methods. */
    synchronized int permit(int wanted) {
        if (outages == 0 || wanted == 0) {
            return wanted;
        }
        if (probing || clock.instant().isBefore(openUntil)) {
            return 0;
        }
        probing = true;
        return 1;
    }

    /** The channel answered, whatever it said. */
    synchronized void answered() {
        outages = 0;
        probing = false;
    }

    /** The granted probe was not used, since nothing was due. */
    synchronized void unused() {
        probing = false;
    }

    /** The channel could not be reached. Messages that were on their way together are one outage. */
    synchronized void unreachable() {
        probing = false;
        Instant now = clock.instant();
        if (now.isBefore(openUntil)) {
            return;
        }
        outages++;
        openUntil = now.plus(BACKOFF.after(outages, random));
    }

    /** Whether the channel could not be reached when it was last asked. */
    synchronized boolean isOpen() {
        return outages > 0;
    }
}
