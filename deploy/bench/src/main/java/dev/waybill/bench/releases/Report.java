package dev.waybill.bench.releases;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Prints a line for each kind of call and keeps its plans in a file. */
final class Report {

    private final PrintStream out;
    private final Path plans;
    private final List<String> readWhole = new ArrayList<>();

    Report(PrintStream out, Path plans) {
        this.out = out;
        this.plans = plans;
        out.printf("%n%-34s %9s %9s %9s %9s  %s%n", "", "p50 ms", "p99 ms", "aim ms", "few: p50", "reached by");
    }

    /**
     * Adds a kind of call.
     *
     * @param few the same in front of few releases, null where it was not measured
     * @param explained the plans of one of the calls
     */
    void add(Call call, Histogram times, @Nullable Histogram few, List<String> explained) {
        Integer aim = call.aimMillis();
        double p99 = millis(times, 99);
        out.printf(
                Locale.ROOT,
                "%-34s %9.1f %9.1f %9s %9s  %s%n",
                call.name(),
                millis(times, 50),
                p99,
                aim == null ? "" : aim + (p99 <= aim ? "" : " MISSED"),
                few == null ? "" : String.format(Locale.ROOT, "%.1f", millis(few, 50)),
                Plans.summary(String.join("\n", explained)));
        keep(call.name(), explained);
        explained.stream()
                .filter(plan -> Plans.READ_WHOLE.matcher(plan).find())
                .forEach(plan -> readWhole.add(call.name() + "\n" + plan));
    }

    /** Fails if a table that grows with the number of releases was read from one end to the other. */
    void requireNothingReadWhole() {
        if (!readWhole.isEmpty()) {
            throw new IllegalStateException("read whole:\n" + String.join("\n\n", readWhole));
        }
        out.println("no large table was read whole; plans: " + plans);
    }

    private void keep(String name, List<String> explained) {
        try {
            Files.writeString(
                    plans,
                    "=== " + name + "\n\n" + String.join("\n", explained) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1_000.0;
    }
}
