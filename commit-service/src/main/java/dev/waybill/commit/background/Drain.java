package dev.waybill.commit.background;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Works a queue in the database off, one step after the other, whenever it is woken. However often it is woken meanwhile, one thread works,
 * and nothing that was there at the last call is left. A step that fails, however badly, ends the run; the next call goes on.
 */
public final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final String what;
    private final Executor executor;
    private final BooleanSupplier step;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * A drain that rests.
     *
     * @param what it works off, for the log
     * @param step does one piece; false if there was none
     */
    public Drain(String what, Executor executor, BooleanSupplier step) {
        this.what = what;
        this.executor = executor;
        this.step = step;
    }

    /** Sees to it that somebody works. Returns at once. */
    public void wake() {
        if (!stopped && calls.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    /** Lets the running step be the last. */
    public void stop() {
        stopped = true;
    }

    private void run() {
        int seen;
        do {
            seen = calls.get();
            try {
                boolean more = true;
                while (more && !stopped) {
                    more = step.getAsBoolean();
                }
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "%s wait for the next try", what);
            }
        } while (calls.addAndGet(-seen) > 0);
    }
}
