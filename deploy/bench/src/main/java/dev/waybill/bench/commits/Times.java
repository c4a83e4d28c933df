package dev.waybill.bench.commits;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times as a report shows them. */
final class Times {

    /** Longer ones count as that long. */
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

    private Times() {}

    /** An empty one for microseconds; threads may share it. */
    static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST_MICROS, 3);
    }

    /** Adds how long it has been since {@link System#nanoTime()} was so. */
    static void record(Histogram micros, long beganNanos) {
        add(micros, System.nanoTime() - beganNanos);
    }

    static void add(Histogram micros, long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0L, LONGEST_MICROS));
    }

    /** A line with the name of what was measured, from times in microseconds. */
    static String line(String name, Histogram micros) {
        return String.format(
                Locale.ROOT,
                "%-44s %,7d times  p50 %s  p99 %s  max %s",
                name,
                micros.getTotalCount(),
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getMaxValue()));
    }

    /** Whether an aim was reached, as a line of its own. */
    static String verdict(String aim, Histogram micros, double mostMillis) {
        return String.format(
                Locale.ROOT,
                "%s: aim p99 ≤ %.0f ms, %s",
                aim,
                mostMillis,
                micros.getValueAtPercentile(99) <= mostMillis * 1_000 ? "reached" : "missed");
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%8.1f ms", micros / 1_000.0);
    }
}
