package dev.waybill.commit.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failed attempt: from about half a second to about five minutes, never twice the same. */
final class RetryDelay {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int FACTOR = 4;

    private RetryDelay() {}

    /**
     * The wait.
     *
     * @param failures how many attempts failed before this one, from 0
     */
    static Duration after(int failures, RandomGenerator random) {
        long most = FIRST.toMillis();
        for (int i = 0; i < failures && most < LONGEST.toMillis(); i++) {
            most *= FACTOR;
        }
        most = Math.min(most, LONGEST.toMillis());
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
