package dev.waybill.bench.commits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Begins calls at intended times, whatever became of those before, and counts from the intended time until the answer: who is slow does not
 * slow the load down, and nothing that had to wait is left out.
 */
final class OpenLoop {

    /** What time it is, in nanoseconds from anywhere, and how to wait for a while. */
    interface Watch {

        long nanoTime();

        /** Returns after about that time, perhaps sooner. */
        void rest(long nanos);
    }

    private static final Watch REAL = new Watch() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void rest(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    private final double perSecond;
    private final int calls;
    private final Watch watch;

    OpenLoop(double perSecond, Duration duration) {
        this(perSecond, duration, REAL);
    }

    OpenLoop(double perSecond, Duration duration, Watch watch) {
        this.watch = watch;
        this.perSecond = perSecond;
        this.calls = (int) Math.ceil(perSecond * duration.toMillis() / 1_000);
    }

    /** How many calls it makes. */
    int calls() {
        return calls;
    }

    /**
     * Makes the calls and waits for all answers.
     *
     * @param call begins the call with that number from 0 and gives its answer; it should not take longer than the calls are apart
     * @return times in microseconds
     * @throws IllegalStateException if a call failed
     */
    Histogram run(IntFunction<CompletableFuture<?>> call) {
        Histogram times = Times.histogram();
        List<CompletableFuture<?>> answers = new ArrayList<>(calls);
        long began = watch.nanoTime();
        for (int number = 0; number < calls; number++) {
            long intended = began + intendedNanos(number);
            awaitTime(intended);
            answers.add(call.apply(number).thenRun(() -> Times.add(times, watch.nanoTime() - intended)));
        }
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("a call failed", failed.getCause());
        }
        return times;
    }

    /** When a call begins, from the beginning of the first. */
    long intendedNanos(int number) {
        return Math.round(number * 1_000_000_000.0 / perSecond);
    }

    private void awaitTime(long nanoTime) {
        long left = nanoTime - watch.nanoTime();
        while (left > 0) {
            watch.rest(left);
            left = nanoTime - watch.nanoTime();
        }
    }
}
