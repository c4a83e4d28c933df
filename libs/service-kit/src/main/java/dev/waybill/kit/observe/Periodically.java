package dev.waybill.kit.observe;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One thread for the small looks that metrics and health take now and then. A look that fails is logged and taken again next time. */
@Singleton
public final class Periodically {

    private static final Logger LOG = Logger.getLogger(Periodically.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waybill-observe").factory());

    /**
     * Takes a look at once and then again and again, until the service stops.
     *
     * @param pause between the end of one and the beginning of the next
     */
    public void look(Duration pause, Runnable look) {
        thread.scheduleWithFixedDelay(() -> guarded(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.warn("a look at the state of things failed", e);
            }
        }
    }
}
