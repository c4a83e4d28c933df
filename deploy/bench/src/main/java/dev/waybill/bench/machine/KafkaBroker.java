package dev.waybill.bench.machine;

import dev.waybill.local.home.Ports;
import dev.waybill.local.kafka.BrokerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker in a process of its own, its own controller, with Kafka's defaults where they do not ask for more brokers. Unlike the
 * broker of {@code ./waybill up} it is not made small.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");
    private static final String LARGEST_MESSAGE = "4194304";

    private final int port;
    private final JavaProcess process;

    private KafkaBroker(int port, JavaProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a broker without topics; its data and output are in the folder. */
    public static KafkaBroker start(Path folder) {
        int port = Ports.ephemeral();
        Path configuration = folder.resolve("kafka.properties");
        write(configuration, settings(folder, port));
        JavaProcess process = JavaProcess.start(
                        folder, "kafka", FLAGS, BrokerMain.class, configuration, Uuid.randomUuid())
                .awaitPort(port);
        return new KafkaBroker(port, process);
    }

    /** Where it listens. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }

    private static Properties settings(Path folder, int port) {
        String controller = "127.0.0.1:" + Ports.ephemeral();
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("kafka-data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("message.max.bytes", LARGEST_MESSAGE),
                Map.entry("replica.fetch.max.bytes", LARGEST_MESSAGE)));
        return settings;
    }

    static void write(Path file, Properties properties) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
