package dev.waybill.bench.micro;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the JMH benchmarks of this package, each in a process of its own. */
public final class MicroBenchmarks {

    private MicroBenchmarks() {}

    /** Prints JMH's report. */
    public static void run() {
        try {
            new Runner(new OptionsBuilder()
                            .include(MicroBenchmarks.class.getPackageName() + "\\..*Benchmark")
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
