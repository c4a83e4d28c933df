package dev.waybill.local.process;

import java.time.Duration;

/** How long to wait before the n-th restart in a row, and when to give up. */
final class Backoff {

    /** A child that ran at least this long starts counting anew. */
    static final Duration STABLE = Duration.ofSeconds(30);

    static final int TRIES = 10;
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 10_000;

    private int tries;

    /** Counts a death after the given time of running; a negative answer means that it is enough. */
    Duration next(Duration ran) {
        if (ran.compareTo(STABLE) >= 0) {
            tries = 0;
        }
        if (tries == TRIES) {
            return Duration.ofMillis(-1);
        }
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 16));
        tries++;
        return Duration.ofMillis(millis);
    }

    int tries() {
        return tries;
    }
}
