package dev.waybill.bench.startup;

import dev.waybill.bench.Settings;
import dev.waybill.bench.startup.Launcher.Start;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import dev.waybill.local.process.Child;
import dev.waybill.local.stack.Stack;
import dev.waybill.local.stack.StackOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./waybill up} after a build, and each service started alone beside broker and database, until it says that it is ready. The first
 * {@code up} of a build trains the caches that the others start from; it is not counted.
 */
public final class StartupBenchmark {

    private static final double UP_SECONDS = 30;
    private static final double UP_GIGABYTES = 1.8;
    private static final double SERVICE_SECONDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("ingest", "release", "commit", "notify");

    private final Home home;
    private final int rounds;
    private final PrintStream out;

    public StartupBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.home = new Home(root, folder, Ports.free());
        this.rounds = settings.rounds();
        this.out = out;
    }

    /** Measures and prints. */
    public void run() {
        List<Series> all = new ArrayList<>(ups());
        all.addAll(services());
        out.println(Series.heading());
        all.forEach(series -> out.println(series.line()));
    }

    private List<Series> ups() {
        Launcher launcher = new Launcher(home);
        List<Start> starts = new ArrayList<>();
        try {
            out.printf(
                    Locale.ROOT,
                    "the first up, with build and training: %.1f s%n",
                    launcher.up().seconds());
            for (int round = 0; round < rounds; round++) {
                launcher.down();
                starts.add(launcher.up());
            }
        } finally {
            launcher.down();
        }
        return List.of(
                new Series(
                        "./waybill up",
                        "s",
                        UP_SECONDS,
                        starts.stream().map(Start::seconds).toList()),
                new Series(
                        "memory of all processes",
                        "GB",
                        UP_GIGABYTES,
                        starts.stream().map(Start::gigabytes).toList()));
    }

    private List<Series> services() {
        List<Series> all = new ArrayList<>();
        try (Stack stack = Stack.start(StackOptions.of(home).withoutRestarts())) {
            SERVICES.forEach(service -> stack.service(service).stop());
            for (String service : SERVICES) {
                List<Double> seconds = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    seconds.add(secondsUntilReady(stack.service(service)));
                }
                all.add(new Series(service + "-service alone", "s", SERVICE_SECONDS, seconds));
            }
        }
        return all;
    }

    /** It is asked often, since what is to be found out is short. */
    private static double secondsUntilReady(Child service) {
        long begun = System.nanoTime();
        service.start();
        while (!service.healthy()) {
            if (service.handle().isEmpty() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(service.name() + " does not get ready");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        service.stop();
        return seconds;
    }
}
