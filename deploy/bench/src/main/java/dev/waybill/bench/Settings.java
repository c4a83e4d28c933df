package dev.waybill.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What to run and how long.
 *
 * @param benchmarks which, in this order
 * @param rounds how often each contender is measured, or each start
 * @param seconds how long each measurement of HTTP takes
 * @param connections of the load driver
 * @param records in front of the consumer, each round
 * @param releases in front of the releases API
 * @param commits of the repository that is imported
 * @param rate of webhooks, a second
 */
public record Settings(
        List<Benchmark> benchmarks,
        int rounds,
        int seconds,
        int connections,
        int records,
        int releases,
        int commits,
        int rate) {

    /** What can be measured. */
    public enum Benchmark {
        INGEST,
        CONSUME,
        RELEASES,
        GRAPH,
        WEBHOOKS,
        STARTUP,
        MICRO
    }

    static final String USAGE = """
            usage: deploy/bench/run [ingest] [consume] [releases] [graph] [webhooks] [startup] [micro] [--rounds N] [--seconds N] [--connections N]
                   [--records N] [--releases N] [--commits N] [--rate N]
              ingest    accepted envelopes a second beside a bare route and beside ProducerPerformance
              consume   records a second from ReleaseSeen to committed rows beside one commit a record
              releases  lists, details, creation and commits in front of a million releases, with the plans of the queries
              graph     import of 100,000 commits, ranges over them beside git rev-list, containment
              webhooks  acceptance of signed webhooks at 500 a second
              startup   ./waybill up, its memory, and each service alone until it is ready
              micro     JMH: envelope scan, fact codec
            Without a name ingest and consume run.""";

    /** Reads the command line. */
    static Settings parse(String... arguments) {
        List<Benchmark> benchmarks = new ArrayList<>();
        Settings settings = new Settings(List.of(), 3, 15, 256, 500_000, 1_000_000, 100_000, 500);
        for (int at = 0; at < arguments.length; at++) {
            String argument = arguments[at];
            if (argument.startsWith("--")) {
                settings = settings.with(argument, at + 1 < arguments.length ? arguments[++at] : "");
            } else {
                benchmarks.add(benchmark(argument));
            }
        }
        return new Settings(
                benchmarks.isEmpty() ? List.of(Benchmark.INGEST, Benchmark.CONSUME) : List.copyOf(benchmarks),
                settings.rounds,
                settings.seconds,
                settings.connections,
                settings.records,
                settings.releases,
                settings.commits,
                settings.rate);
    }

    private Settings with(String option, String value) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not \"" + value + "\"", e);
        }
        if (number < 1) {
            throw new IllegalArgumentException(option + " has to be positive");
        }
        return switch (option) {
            case "--rounds" -> new Settings(benchmarks, number, seconds, connections, records, releases, commits, rate);
            case "--seconds" -> new Settings(benchmarks, rounds, number, connections, records, releases, commits, rate);
            case "--connections" -> new Settings(benchmarks, rounds, seconds, number, records, releases, commits, rate);
            case "--records" -> new Settings(benchmarks, rounds, seconds, connections, number, releases, commits, rate);
            case "--releases" -> new Settings(benchmarks, rounds, seconds, connections, records, number, commits, rate);
            case "--commits" -> new Settings(benchmarks, rounds, seconds, connections, records, releases, number, rate);
            case "--rate" -> new Settings(benchmarks, rounds, seconds, connections, records, releases, commits, number);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static Benchmark benchmark(String name) {
        try {
            return Benchmark.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown benchmark " + name, e);
        }
    }
}
