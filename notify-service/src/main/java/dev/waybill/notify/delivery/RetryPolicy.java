package dev.waybill.notify.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is tried again: after 10 s, then twice as long each time up to 1 h, each moved by up to a fifth so that a crowd does not come
 * back at once, and given up when the waits add up to a day. Times in which the channel could not be reached at all do not count: there the
 * {@link Circuit} paces everything, and one message waits at most a minute, for a week.
 */
final class RetryPolicy {

    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration GIVE_UP = Duration.ofHours(24);
    static final Duration LONGEST_AFTER_OUTAGE = Duration.ofMinutes(1);
    static final Duration GIVE_UP_UNREACHED = Duration.ofDays(7);

    private static final double JITTER = 0.2;

    private final Duration first;
    private final RandomGenerator random;

    RetryPolicy(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /**
     * How long to wait after a message was deferred.
     *
     * @param attempts how often it was tried, at least 1
     * @return empty if it is to be given up
     */
    Optional<Duration> afterAttempt(int attempts) {
        return after(attempts, LONGEST, GIVE_UP);
    }

    /**
     * How long to wait after the channel could not be reached for a message.
     *
     * @param outages how often that happened, at least 1
     * @return empty if it is to be given up
     */
    Optional<Duration> afterOutage(int outages) {
        return after(outages, LONGEST_AFTER_OUTAGE, GIVE_UP_UNREACHED);
    }

    private Optional<Duration> after(int tries, Duration longest, Duration giveUp) {
        Duration waited = Duration.ZERO;
        Duration next = first;
        for (int done = 1; done < tries; done++) {
            waited = waited.plus(next);
            if (waited.compareTo(giveUp) > 0) {
                return Optional.empty();
            }
            next = shorter(next.multipliedBy(2), longest);
        }
        return waited.plus(next).compareTo(giveUp) > 0 ? Optional.empty() : Optional.of(jittered(next));
    }

    private Duration jittered(Duration delay) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
