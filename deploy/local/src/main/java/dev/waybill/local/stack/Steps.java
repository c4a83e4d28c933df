package dev.waybill.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does things, at once where it may, and reports one line a step with the time it took. */
final class Steps {

    private final Consumer<String> report;

    Steps(Consumer<String> report) {
        this.report = report;
    }

    /** Returns how long it took. */
    Duration run(String name, Runnable step) {
        long begun = System.nanoTime();
        step.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        report.accept(String.format(Locale.ROOT, "  %-28s %5.1f s", name, taken.toNanos() / 1e9));
        return taken;
    }

    /** Runs all at once and waits for all; throws the first failure. */
    static void together(List<Runnable> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (Runnable step : steps) {
                running.add(CompletableFuture.runAsync(step, threads));
            }
            for (CompletableFuture<Void> each : running) {
                each.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (CancellationException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
