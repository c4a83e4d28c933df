package dev.waybill.kit.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: growing from {@code first} to {@code longest}, with up to a random half taken off, so that many that
 * failed together do not come back together.
 *
 * @param first the wait after one failure, at most; more than nothing
 * @param longest the wait after many of them, at most
 * @param factor by which the wait grows with each failure, from 2
 */
public record Backoff(Duration first, Duration longest, int factor) {

    /** For what is away and may be back any moment: from 100 ms to 10 s. */
    public static final Backoff STANDARD = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    public Backoff {
        if (!first.isPositive() || factor < 2) {
            throw new IllegalArgumentException("waits from " + first + " by " + factor + " would not grow");
        }
    }

    /** Waits that double. */
    public Backoff(Duration first, Duration longest) {
        this(first, longest, 2);
    }

    /**
     * The wait after a failure.
     *
     * @param failures how many there have been in a row, from 1
     */
    public Duration after(int failures, RandomGenerator random) {
        Duration most = first;
        for (int failure = 1; failure < failures && most.compareTo(longest) < 0; failure++) {
            most = most.multipliedBy(factor);
        }
        return spread(most.compareTo(longest) < 0 ? most : longest, random);
    }

    /** Something between half of a wait and all of it. */
    public static Duration spread(Duration wait, RandomGenerator random) {
        long half = wait.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }
}
