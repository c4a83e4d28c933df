package dev.waybill.test;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/** A Kafka broker in this JVM that a test can stop and start again on the same port with the same data. */
public final class EmbeddedKafka implements AutoCloseable {

    static final String MESSAGE_MAX_BYTES = String.valueOf(4 * 1024 * 1024);

    private final Path data;
    private final int port;
    private final int controllerPort;
    private @Nullable EmbeddedKafkaBroker broker;

    private EmbeddedKafka(Path data, int port, int controllerPort) {
        this.data = data;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** A broker that is not started yet. */
    public static EmbeddedKafka create() {
        int[] ports = FreePorts.choose(2);
        return new EmbeddedKafka(temporaryFolder(), ports[0], ports[1]);
    }

    public String bootstrapServers() {
        return TcpProxy.HOST + ":" + port;
    }

    public synchronized void start() {
        Quiet.please();
        EmbeddedKafkaBroker started = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withKafkaHost(TcpProxy.HOST)
                .withKafkaPort(port)
                .withControllerPort(controllerPort)
                .withClusterId("d2F5YmlsbC10ZXN0LWtpdA")
                .withAdvertisedListeners(EmbeddedKafkaBroker.endpoint(SecurityProtocol.PLAINTEXT, TcpProxy.HOST, port))
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(properties -> {
                    properties.put("log.dir", data.toString());
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("group.initial.rebalance.delay.ms", "0");
                    properties.put("message.max.bytes", MESSAGE_MAX_BYTES);
                    properties.put("replica.fetch.max.bytes", MESSAGE_MAX_BYTES);
                });
        started.start();
        broker = started;
    }

    /** Stops the broker; its data stays. */
    public synchronized void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("waybill-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
