package dev.waybill.bench.machine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of one contender.
 *
 * @param rate per second
 * @param p50Millis null where the contender has no latency to tell
 * @param cpuMicros processor time of the contender's process for one unit, null if it was not taken
 */
public record Sample(
        double rate,
        @Nullable Double p50Millis,
        @Nullable Double p99Millis,
        @Nullable Double cpuMicros) {

    /** The middle of the rates. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** As a line of the report. */
    public String line(String round, String contender) {
        return String.format(
                Locale.ROOT,
                "%-8s %-24s %,12.0f/s %10s %10s %12s",
                round,
                contender,
                rate,
                text(p50Millis, "%.1f ms"),
                text(p99Millis, "%.1f ms"),
                text(cpuMicros, "%.1f µs"));
    }

    private static String text(@Nullable Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
