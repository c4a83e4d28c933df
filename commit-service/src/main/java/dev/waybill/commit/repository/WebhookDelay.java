package dev.waybill.commit.repository;

import dev.waybill.commit.host.HostException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a host is asked again: from a minute to six hours, never less than it wants, never twice the same. */
public final class WebhookDelay {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private WebhookDelay() {}

    /**
     * The wait after a failure.
     *
     * @param failures how many came before it, from 0
     */
    public static Duration after(HostException failure, int failures, RandomGenerator random) {
        long millis = FIRST.toMillis() << Math.min(failures, 20);
        Duration wait = spread(Duration.ofMillis(Math.min(millis, LONGEST.toMillis())), random);
        Duration asked = failure.retryAfter();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    /** Something between half of it and all of it, so that not all are due at once. */
    public static Duration spread(Duration wait, RandomGenerator random) {
        long half = wait.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
