package dev.waybill.bench.commits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Begins calls at intended times, whatever became of those before, and counts from the intended time until the answer: who is slow does not
 * slow the load down, and nothing that had to wait is left out.
 */
final class OpenLoop {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

    private final double perSecond;
    private final int calls;

    OpenLoop(double perSecond, Duration duration) {
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
        Histogram times = new ConcurrentHistogram(LONGEST_MICROS, 3);
        List<CompletableFuture<?>> answers = new ArrayList<>(calls);
        long began = System.nanoTime();
        for (int number = 0; number < calls; number++) {
            long intended = began + intendedNanos(number);
            awaitTime(intended);
            answers.add(call.apply(number)
                    .thenRun(() -> times.recordValue(Math.max(0, (System.nanoTime() - intended) / 1_000))));
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

    private static void awaitTime(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
