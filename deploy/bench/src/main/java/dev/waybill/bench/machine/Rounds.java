package dev.waybill.bench.machine;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures contenders in interleaved rounds. Each round has all of them and begins with another one, so that what disturbs or warms the
 * machine for a while does not fall on one of them alone. What counts is the ratio within a round.
 */
public final class Rounds {

    private final List<Contender> contenders = new ArrayList<>();
    private final PrintStream out;

    public Rounds(PrintStream out) {
        this.out = out;
    }

    private record Contender(String name, Supplier<Sample> measurement, List<Sample> samples) {

        void measure(int round, PrintStream out) {
            Sample sample = measurement.get();
            samples.add(sample);
            out.println(sample.line(Integer.toString(round), name));
        }

        Sample median() {
            return new Sample(
                    Sample.median(samples.stream().map(Sample::rate).toList()),
                    median(Sample::p50Millis),
                    median(Sample::p99Millis),
                    median(Sample::cpuMicros));
        }

        private @Nullable Double median(Function<Sample, @Nullable Double> value) {
            List<Double> present = new ArrayList<>();
            for (Sample sample : samples) {
                Double each = value.apply(sample);
                if (each != null) {
                    present.add(each);
                }
            }
            return present.isEmpty() ? null : Sample.median(present);
        }
    }

    /** Adds a contender; the measurement is taken once a round. */
    public Rounds with(String name, Supplier<Sample> measurement) {
        contenders.add(new Contender(name, measurement, new ArrayList<>()));
        return this;
    }

    /** Measures and prints everything, then how the first contender stands to the second. */
    public void run(int rounds, double aim) {
        out.printf("%-8s %-24s %14s %10s %10s %12s%n", "round", "contender", "rate", "p50", "p99", "cpu each");
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : order) {
                contender.measure(round, out);
            }
            Collections.rotate(order, -1);
        }
        for (Contender contender : contenders) {
            out.println(contender.median().line("median", contender.name()));
        }
        printRatio(contenders.get(0), contenders.get(1), aim);
    }

    private void printRatio(Contender first, Contender second, double aim) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < first.samples().size(); round++) {
            ratios.add(first.samples().get(round).rate()
                    / second.samples().get(round).rate());
        }
        double median = Sample.median(ratios);
        out.printf(
                Locale.ROOT,
                "%s: %.2f times %s (%.2f to %.2f over the rounds), aim %.2f, %s%n",
                first.name(),
                median,
                second.name(),
                Collections.min(ratios),
                Collections.max(ratios),
                aim,
                median >= aim ? "reached" : "missed");
    }
}
