package dev.waybill.commit.repository;

import dev.waybill.commit.host.HostException;
import dev.waybill.kit.retry.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a host is asked again: from a minute to six hours, never less than it wants, never twice the same. */
public final class WebhookDelay {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6));

    private WebhookDelay() {}

    /**
     * The wait after a failure.
     *
     * @param failures how many came before it, from 0
     */
    public static Duration after(HostException failure, int failures, RandomGenerator random) {
        Duration wait = BACKOFF.after(failures + 1, random);
        Duration asked = failure.retryAfter();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }
}
