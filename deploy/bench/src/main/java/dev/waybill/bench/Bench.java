package dev.waybill.bench;

import dev.waybill.bench.commits.GraphBenchmark;
import dev.waybill.bench.commits.WebhookBenchmark;
import dev.waybill.bench.consume.ConsumeBenchmark;
import dev.waybill.bench.ingest.IngestBenchmark;
import dev.waybill.bench.machine.Hardware;
import dev.waybill.bench.machine.Leftovers;
import dev.waybill.bench.micro.MicroBenchmarks;
import dev.waybill.bench.releases.ReleasesBenchmark;
import dev.waybill.bench.startup.StartupBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Runs benchmarks and prints what they found. */
public final class Bench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Bench() {}

    /** See {@link Settings#USAGE}. The working directory is the repository. */
    public static void main(String[] arguments) throws IOException {
        Settings settings;
        try {
            settings = Settings.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Settings.USAGE);
            System.exit(2);
            return;
        }
        Leftovers.endWithThisProcess();
        Path root = Path.of("").toAbsolutePath();
        OUT.println(Hardware.line());
        for (Settings.Benchmark benchmark : settings.benchmarks()) {
            OUT.println("\n" + benchmark.name().toLowerCase(java.util.Locale.ROOT));
            Path folder = fresh(root, benchmark);
            switch (benchmark) {
                case INGEST -> new IngestBenchmark(root, folder, settings, OUT).run();
                case CONSUME -> new ConsumeBenchmark(root, folder, settings, OUT).run();
                case RELEASES -> new ReleasesBenchmark(root, folder, settings, OUT).run();
                case GRAPH -> new GraphBenchmark(root, folder, settings, OUT).run();
                case WEBHOOKS -> new WebhookBenchmark(root, folder, settings, OUT).run();
                case STARTUP -> new StartupBenchmark(root, folder, settings, OUT).run();
                case MICRO -> MicroBenchmarks.run();
            }
            OUT.println(Hardware.load());
        }
    }

    private static Path fresh(Path root, Settings.Benchmark benchmark) throws IOException {
        Path folder = root.resolve("deploy/bench/target/run/" + benchmark);
        FileUtils.deleteDirectory(folder.toFile());
        return Files.createDirectories(folder);
    }
}
