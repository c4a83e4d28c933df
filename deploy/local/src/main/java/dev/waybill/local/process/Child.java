package dev.waybill.local.process;

import dev.waybill.local.home.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One child process: started, watched and ended. When it dies without having been asked to, it is started again, with
 * growing pauses and at most {@value Backoff#TRIES} times in a row.
 *
 * <p>All methods may be called from any thread.
 */
public final class Child {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("restart").factory());

    private final String name;
    private final Supplier<Launch> recipe;
    private final BooleanSupplier healthy;
    private final PidFile pidFile;
    private final Consumer<String> report;
    private final Backoff backoff = new Backoff();

    private boolean wanted;
    private boolean retired;
    private boolean restarts;
    private boolean coming;
    private @Nullable Launch launch;
    private @Nullable Process process;
    private Instant started = Instant.EPOCH;

    /**
     * @param recipe asked again before every start, because ports and caches may have changed
     * @param healthy whether the running process does its work
     * @param report receives a line whenever something happens that nobody asked for
     */
    public Child(
            String name,
            Supplier<Launch> recipe,
            BooleanSupplier healthy,
            PidFile pidFile,
            Consumer<String> report,
            boolean restarts) {
        this.name = name;
        this.recipe = recipe;
        this.healthy = healthy;
        this.pidFile = pidFile;
        this.report = report;
        this.restarts = restarts;
    }

    public String name() {
        return name;
    }

    /** Starts the process unless it runs; does not wait for it to be healthy. */
    public synchronized void start() {
        if (retired) {
            throw new IllegalStateException(name + " was ended for good");
        }
        wanted = true;
        if (handle().isEmpty()) {
            launch(false);
        }
    }

    /**
     * Starts the process and waits until it is healthy. A process that ends instead is not started again: what does not come
     * up at first will not later.
     *
     * @throws StartFailed with the last lines of its log, when it ends instead or is not healthy after the given time
     */
    public void startHealthy(Duration patience) {
        synchronized (this) {
            coming = true;
        }
        try {
            start();
            awaitHealthy(patience);
        } catch (RuntimeException e) {
            synchronized (this) {
                wanted = false;
            }
            throw e;
        } finally {
            synchronized (this) {
                coming = false;
            }
        }
        endedMeanwhile().ifPresent(this::ended);
    }

    /** Waits until the process is healthy; a restart on the way is borne with. Fails as {@link #startHealthy} does. */
    public void awaitHealthy(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!healthy.getAsBoolean()) {
            if (!heals() && handle().isEmpty()) {
                throw failed("ended instead of getting ready");
            }
            if (System.nanoTime() > deadline) {
                throw failed("is not ready after " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
        }
    }

    /** Asks the process to end, forces it after the given time, and leaves it ended. */
    public void stop(Duration patience) {
        Process ending;
        Launch.StopSignal signal;
        synchronized (this) {
            wanted = false;
            ending = process;
            signal = launch == null ? Launch.StopSignal.TERM : launch.stopSignal();
        }
        if (ending != null && ending.isAlive()) {
            Signals.end(ending.toHandle(), signal, patience);
            collect(ending);
        }
        pidFile.delete();
    }

    /** Stops with the usual patience. */
    public void stop() {
        stop(PATIENCE);
    }

    /** Stops for good; {@link #start} fails from now on. */
    public void retire() {
        synchronized (this) {
            retired = true;
        }
        stop(PATIENCE);
    }

    /** {@code kill -9}. With restarts on it is started again; without, it stays dead until {@link #start}. */
    public void kill9() {
        Process killed;
        synchronized (this) {
            killed = process;
        }
        if (killed != null && killed.isAlive()) {
            Signals.kill(killed.toHandle());
            collect(killed);
        }
    }

    /** Stops in good order and starts again. */
    public void restart() {
        stop(PATIENCE);
        start();
    }

    /** Whether an unexpected death is healed. */
    public synchronized void restarts(boolean on) {
        restarts = on;
    }

    /** The running process, if it runs. */
    public synchronized Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    public boolean healthy() {
        return handle().isPresent() && healthy.getAsBoolean();
    }

    /** The operating system hands over the exit code a moment after the end. */
    private static void collect(Process ended) {
        try {
            ended.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Process> endedMeanwhile() {
        return Optional.ofNullable(process).filter(begun -> !begun.isAlive());
    }

    private synchronized boolean heals() {
        return restarts && !coming;
    }

    private synchronized StartFailed failed(String reason) {
        if (launch == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return new StartFailed(name, reason, launch.log());
    }

    private synchronized void launch(boolean keepLog) {
        Launch next = recipe.get();
        Process begun;
        try {
            begun = next.start(keepLog);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
        pidFile.write(begun.toHandle());
        launch = next;
        process = begun;
        started = Instant.now();
        CompletableFuture<Process> exit = begun.onExit();
        exit.thenAcceptAsync(this::ended, THREADS);
    }

    private void ended(Process dead) {
        Duration pause;
        synchronized (this) {
            if (!wanted || !heals() || process != dead) {
                return;
            }
            pause = backoff.next(Duration.between(started, Instant.now()));
        }
        if (pause.isNegative()) {
            report.accept(name + " ended (exit " + dead.exitValue() + ") and stays down after " + backoff.tries()
                    + " restarts in a row");
            return;
        }
        report.accept("%s ended (exit %d), starting it again in %d ms (try %d of %d)"
                .formatted(name, dead.exitValue(), pause.toMillis(), backoff.tries(), Backoff.TRIES));
        LockSupport.parkNanos(pause.toNanos());
        synchronized (this) {
            if (wanted && heals() && process == dead) {
                launch(true);
            }
        }
    }
}
