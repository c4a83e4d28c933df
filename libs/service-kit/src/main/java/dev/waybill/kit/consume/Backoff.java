package dev.waybill.kit.consume;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from {@code first} to {@code longest}, with a random half taken off, so that many that
 * failed together do not come back together.
 */
record Backoff(Duration first, Duration longest) {

    static final Backoff STANDARD = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    /**
     * The wait after a failure.
     *
     * @param failures how many there have been in a row, from 1
     */
    Duration after(int failures, RandomGenerator random) {
        long doubled = first.toNanos() << Math.min(failures - 1, 20);
        long ceiling = doubled <= 0 ? longest.toNanos() : Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
