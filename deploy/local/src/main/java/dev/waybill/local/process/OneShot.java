package dev.waybill.local.process;

import dev.waybill.local.home.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A program that ends by itself, waited for. Like a {@link Child} it is written down while it runs, and ended when the stack ends.
 *
 * <p>All methods may be called from any thread.
 */
public final class OneShot {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final PidFile pidFile;
    private boolean retired;
    private @Nullable Process process;

    public OneShot(String name, PidFile pidFile) {
        this.name = name;
        this.pidFile = pidFile;
    }

    /**
     * Starts the program and waits until it has done its work.
     *
     * @throws StartFailed with the last lines of its log, when it fails, takes longer than the given time or was ended by {@link #retire}
     * @throws IllegalStateException after {@link #retire}
     */
    public void run(Launch launch, Duration patience) {
        Process begun = start(launch);
        try {
            if (!begun.waitFor(patience)) {
                Signals.kill(begun.toHandle());
                throw new StartFailed(name, "is not done after " + patience.toSeconds() + " s", launch.log());
            }
            if (begun.exitValue() != 0) {
                throw new StartFailed(name, "failed (exit " + begun.exitValue() + ")", launch.log());
            }
        } catch (InterruptedException e) {
            Signals.kill(begun.toHandle());
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        } finally {
            pidFile.delete();
        }
    }

    /** Ends the program if it runs; {@link #run} fails from now on. */
    public void retire() {
        Process running;
        synchronized (this) {
            retired = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            Signals.end(running.toHandle(), Launch.StopSignal.TERM, PATIENCE);
        }
    }

    private synchronized Process start(Launch launch) {
        if (retired) {
            throw new IllegalStateException(name + " was ended for good");
        }
        try {
            Process begun = launch.start(false);
            process = begun;
            pidFile.write(begun.toHandle());
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }
}
