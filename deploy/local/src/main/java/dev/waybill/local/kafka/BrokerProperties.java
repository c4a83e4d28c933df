package dev.waybill.local.kafka;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of a single small broker that is its own controller. */
final class BrokerProperties {

    private static final String MEBIBYTE = Integer.toString(1024 * 1024);

    private BrokerProperties() {}

    /**
     * Writes the configuration.
     *
     * @param controllerPort may differ at every start, since the only voter reads it from here
     */
    static void write(Path file, Path data, int port, int controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.putAll(identity(data, port, controllerPort));
        properties.putAll(single());
        properties.putAll(small());
        Files.createDirectories(file.resolveSibling("."));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static Map<String, String> identity(Path data, int port, int controllerPort) {
        String broker = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "listeners",
                "PLAINTEXT://" + broker + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + broker,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString());
    }

    private static Map<String, String> single() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // A killed broker may not come back before the controller, itself, has missed its former life for this
                // long.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"));
    }

    private static Map<String, String> small() {
        String largestMessage = Integer.toString(4 * 1024 * 1024);
        return Map.ofEntries(
                Map.entry("message.max.bytes", largestMessage),
                Map.entry("replica.fetch.max.bytes", largestMessage),
                // Indexes are allocated and mapped at this size for every partition.
                Map.entry("log.index.size.max.bytes", Integer.toString(256 * 1024)),
                Map.entry("log.segment.bytes", Integer.toString(32 * 1024 * 1024)),
                Map.entry("metadata.log.segment.bytes", Integer.toString(16 * 1024 * 1024)),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024)),
                Map.entry("log.cleaner.io.buffer.size", MEBIBYTE),
                Map.entry("offsets.load.buffer.size", MEBIBYTE),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "3"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("queued.max.requests", "100"));
    }
}
