package dev.waybill.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bench.Settings;
import dev.waybill.bench.load.LoadDriver;
import dev.waybill.bench.load.LoadResult;
import dev.waybill.bench.load.SampleEvents;
import dev.waybill.bench.machine.HttpPort;
import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.KafkaBroker;
import dev.waybill.bench.machine.Rounds;
import dev.waybill.bench.machine.Sample;
import dev.waybill.bench.machine.Topics;
import dev.waybill.local.home.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Accepted envelopes a second: ingest-service beside a bare route with the same producer, and Kafka's own producer benchmark for scale. One
 * at a time on one broker; the others are idle meanwhile.
 */
public final class IngestBenchmark {

    /** What ingest-service promises to reach of the bare route. */
    private static final double AIM = 0.80;

    private static final int EVENT_LOOPS = 2;
    private static final int WARM_UP_SECONDS = 10;
    private static final int MOST_WARM_UPS = 15;

    /** What a warm-up must bring to be worth another one. */
    private static final double STILL_WARMING = 1.03;

    private static final int SETTLE_SECONDS = 3;
    private static final int PERFORMANCE_RECORDS_A_SECOND = 40_000;

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;

    /** @param folder for data and logs of this run */
    public IngestBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Starts everything, measures, prints, and ends everything. */
    public void run() throws IOException {
        Path payloads = Files.writeString(folder.resolve("events.txt"), String.join("\n", SampleEvents.all()), UTF_8);
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            Topics.create(broker);
            BenchDirectory.announce(broker.bootstrapServers());
            Path producer = ReferenceProducer.write(folder, broker.bootstrapServers());
            HttpPort ingestPort = new HttpPort(Ports.ephemeral());
            HttpPort barePort = new HttpPort(Ports.ephemeral());
            try (JavaProcess ingest = ingest(broker, ingestPort).await("is ready", ingestPort::ready);
                    JavaProcess bare = JavaProcess.start(
                                    folder,
                                    "bare-route",
                                    JavaProcess.SERVER_FLAGS,
                                    BareServer.class,
                                    barePort.number(),
                                    Topics.BARE,
                                    producer,
                                    EVENT_LOOPS)
                            .awaitPort(barePort.number())) {
                warmUp(ingest, ingestPort);
                warmUp(bare, barePort);
                ProducerPerformanceRun performance = new ProducerPerformanceRun(
                        folder,
                        Topics.PERFORMANCE,
                        payloads,
                        producer,
                        PERFORMANCE_RECORDS_A_SECOND * settings.seconds());
                new Rounds(out)
                        .with("ingest-service", () -> load(ingest, ingestPort, SETTLE_SECONDS, settings.seconds()))
                        .with("bare route", () -> load(bare, barePort, SETTLE_SECONDS, settings.seconds()))
                        .with("ProducerPerformance", performance::measure)
                        .run(settings.rounds(), AIM);
            }
        }
    }

    private JavaProcess ingest(KafkaBroker broker, HttpPort port) {
        return JavaProcess.startJar(
                folder,
                "ingest-service",
                JavaProcess.SERVER_FLAGS,
                root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar"),
                Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port.number()),
                        "QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", Integer.toString(EVENT_LOOPS),
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "WAYBILL_OPERATOR_TOKEN", "bench"));
    }

    /**
     * Loads a server until its rate has not risen twice. On a slow machine the JIT compiler still takes two fifths of the processor after half a
     * minute, and longer for more code, so a fixed time would favour the shorter program.
     */
    private void warmUp(JavaProcess server, HttpPort port) {
        double best = 0;
        int notRisen = 0;
        for (int i = 0; i < MOST_WARM_UPS && notRisen < 2; i++) {
            double rate = load(server, port, 1, WARM_UP_SECONDS).rate();
            notRisen = rate > best * STILL_WARMING ? 0 : notRisen + 1;
            best = Math.max(best, rate);
        }
    }

    private Sample load(JavaProcess server, HttpPort port, int warmUp, int seconds) {
        Duration cpuBefore = server.cpu();
        try (JavaProcess driver = JavaProcess.start(
                folder,
                "load-driver",
                JavaProcess.DRIVER_FLAGS,
                LoadDriver.class,
                port.number(),
                "/api/" + BenchDirectory.PROJECT + "/envelope/",
                BenchDirectory.CLIENT_KEY,
                settings.connections(),
                warmUp,
                seconds)) {
            LoadResult result = LoadResult.parse(driver.result(Duration.ofSeconds(warmUp + seconds + 60L)));
            if (result.refused() > 0 || result.accepted() == 0) {
                throw new IllegalStateException("not every envelope was accepted: " + result);
            }
            // The processor time covers the driver's settling too, where the rate is nearly the same.
            double all = result.rate() * (warmUp + result.seconds());
            double cpuMicros = server.cpu().minus(cpuBefore).toNanos() / 1e3 / all;
            return new Sample(result.rate(), result.p50Millis(), result.p99Millis(), cpuMicros);
        }
    }
}
