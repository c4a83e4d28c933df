package dev.waybill.kit.consume;

import dev.waybill.kit.retry.Backoff;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries again while something is away, without end, and knows who is doing so. The calling thread waits in between; the poll loop of its
 * channel goes on beside it with paused partitions, so the consumer stays in its group and commits nothing.
 */
@Singleton
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Backoff backoff;
    private final RandomGenerator random;
    private final Duration grace;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Phaser atWork = new Phaser(1);
    private final Map<String, String> retrying = new ConcurrentHashMap<>();

    @Inject
    Attempts() {
        this(Backoff.STANDARD, RandomGenerator.getDefault(), Duration.ofSeconds(5));
    }

    /**
     * For tests.
     *
     * @param grace how long a stop waits for handlers that are at work
     */
    Attempts(Backoff backoff, RandomGenerator random, Duration grace) {
        this.backoff = backoff;
        this.random = random;
        this.grace = grace;
    }

    /**
     * Runs the action until it succeeds, or fails for a reason that will not pass.
     *
     * @param topic whose records wait meanwhile
     * @param passes whether a failure will pass by itself
     * @throws StoppedException if the service stops first
     */
    void untilDone(String topic, Runnable action, Predicate<Throwable> passes) {
        int failures = 0;
        try {
            while (true) {
                Throwable failure = attempt(action);
                if (failure == null) {
                    if (failures > 0) {
                        LOG.infof("handling goes on topic=%s attempt=%d", topic, failures + 1);
                    }
                    return;
                }
                if (isStopping()) {
                    throw new StoppedException("stopped while handling a record of " + topic);
                }
                if (!passes.test(failure)) {
                    throw asUnchecked(failure);
                }
                failures++;
                waitAfter(failures, topic, failure);
            }
        } finally {
            retrying.remove(topic);
        }
    }

    /** Whether the service is going down, so that nothing new is to be begun. */
    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    void requireGoingOn(String topic) {
        if (isStopping()) {
            throw new StoppedException("stopped before a record of " + topic);
        }
    }

    /** The topics whose records wait because something is away, with the kind of failure. */
    SortedMap<String, String> retrying() {
        return new TreeMap<>(retrying);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        int phase = atWork.arrive();
        try {
            atWork.awaitAdvanceInterruptibly(phase, grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("handlers still at work after %s, their records will be delivered again", grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An action has no checked exceptions, so a failure is one of the two; the return type satisfies the compiler. */
    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private @Nullable Throwable attempt(Runnable action) {
        atWork.register();
        try {
            action.run();
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        } finally {
            atWork.arriveAndDeregister();
        }
    }

    private void waitAfter(int failures, String topic, Throwable failure) {
        Duration wait = backoff.after(failures, random);
        retrying.put(topic, failure.getClass().getSimpleName());
        if (failures == 1) {
            LOG.warnf(failure, "handling waits topic=%s attempt=%d next=%dms", topic, failures, wait.toMillis());
        } else {
            LOG.warnf(
                    "handling waits topic=%s attempt=%d next=%dms error=%s", topic, failures, wait.toMillis(), failure);
        }
        try {
            if (stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoppedException("stopped while waiting to handle a record of " + topic);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted while waiting to handle a record of " + topic);
        }
    }
}
