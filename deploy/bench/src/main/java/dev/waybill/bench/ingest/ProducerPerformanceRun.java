package dev.waybill.bench.ingest;

import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.tools.ProducerPerformance;

/** Kafka's own producer benchmark: the same events, the same settings, no HTTP. For scale only, since it queues without end. */
final class ProducerPerformanceRun {

    private static final Pattern TOTAL = Pattern.compile(
            "\\d+ records sent, ([\\d.]+) records/sec .* ([\\d.]+) ms 50th, [\\d.]+ ms 95th, ([\\d.]+) ms 99th");

    private final Path folder;
    private final String topic;
    private final Path payloads;
    private final Path settings;
    private final int records;

    /**
     * @param payloads the events, one a line
     * @param settings the producer's, as a properties file
     */
    ProducerPerformanceRun(Path folder, String topic, Path payloads, Path settings, int records) {
        this.folder = folder;
        this.topic = topic;
        this.payloads = payloads;
        this.settings = settings;
        this.records = records;
    }

    Sample measure() {
        try (JavaProcess process = JavaProcess.start(
                folder,
                "producer-performance",
                JavaProcess.SERVER_FLAGS,
                ProducerPerformance.class,
                "--topic",
                topic,
                "--num-records",
                records,
                "--payload-file",
                payloads,
                "--throughput",
                -1,
                "--producer.config",
                settings)) {
            return parse(process.result(Duration.ofMinutes(3)));
        }
    }

    static Sample parse(String output) {
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IllegalStateException("ProducerPerformance printed no total:\n" + output);
        }
        return new Sample(
                Double.parseDouble(total.group(1)),
                Double.valueOf(total.group(2)),
                Double.valueOf(total.group(3)),
                null);
    }
}
