package dev.waybill.bench.startup;

import dev.waybill.bench.machine.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured of one thing, time after time, beside what it may be at most.
 *
 * @param unit such as {@code s}
 * @param aim what the worst may reach
 */
record Series(String name, String unit, double aim, List<Double> values) {

    Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " was not measured");
        }
        values = List.copyOf(values);
    }

    static String heading() {
        return String.format(Locale.ROOT, "%-24s %10s %10s %10s %-8s each", "", "median", "worst", "aim", "");
    }

    /** As a line of the report. */
    String line() {
        double worst = Collections.max(values);
        return String.format(
                Locale.ROOT,
                "%-24s %10s %10s %10s %-8s %s",
                name,
                text(Sample.median(values)),
                text(worst),
                text(aim),
                worst <= aim ? "reached" : "missed",
                values.stream().map(this::text).collect(Collectors.joining(", ")));
    }

    private String text(double value) {
        return String.format(Locale.ROOT, "%.2f %s", value, unit);
    }
}
