package dev.waybill.ingest.envelope;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads for bodies that would hold an event loop too long. Few, because each may need a decoder's window beside the bodies that are
 * accounted for.
 */
@Singleton
final class HeavyWork {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int MOST_WAITING = 128;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("waybill-heavy-", 0).factory());

    HeavyWork() {
        threads.allowCoreThreadTimeOut(true);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    /**
     * Runs work on one of the threads.
     *
     * @throws Refusal if too much is waiting
     */
    void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            throw new Refusal(RefusalReason.OVERLOADED, "too many large requests in progress, try again later");
        }
    }
}
