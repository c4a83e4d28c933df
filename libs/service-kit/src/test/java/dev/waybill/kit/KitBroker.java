package dev.waybill.kit;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicProvisioner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with all topics that a test can stop and start again, and a sender of facts. */
public final class KitBroker implements QuarkusTestResourceLifecycleManager {

    static final Instant SEEN = Instant.parse("2026-11-24T10:00:00Z");

    private final FactCodec codec = new FactCodec();
    private Path data;
    private int port;
    private int controllerPort;
    private EmbeddedKafkaBroker broker;

    @Override
    public Map<String, String> start() {
        // Both at once, or the second may be the first again.
        try (ServerSocket free = freePort();
                ServerSocket another = freePort()) {
            data = Files.createTempDirectory("waybill-kafka");
            port = free.getLocalPort();
            controllerPort = another.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        startBroker();
        provision(OptionalInt.of(1));
        for (long count = 1; count <= 3; count++) {
            send(new ReleaseSeen(1, 1, "before@1", null, null, SEEN, SEEN, count), count);
        }
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KitBroker.class));
    }

    @Override
    public void stop() {
        stopBroker();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void startBroker() {
        broker = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withKafkaHost("127.0.0.1")
                .withKafkaPort(port)
                .withControllerPort(controllerPort)
                .withClusterId("d2F5YmlsbC1raXQtdGVzdA")
                .withAdvertisedListeners(EmbeddedKafkaBroker.endpoint(SecurityProtocol.PLAINTEXT, "127.0.0.1", port))
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(properties -> {
                    properties.put("log.dir", data.toString());
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("group.initial.rebalance.delay.ms", "0");
                });
        broker.start();
    }

    void stopBroker() {
        broker.close();
    }

    Iterable<String> provision(OptionalInt replicas) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return new TopicProvisioner(admin, TopicCatalog.load(), replicas).provision();
        }
    }

    void send(Fact fact, long sequence) {
        String type = FactTypes.typeOf(fact.getClass());
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(type, fact.key(), sequence, 1), type, "/test", SEEN, sequence, null, null, false, null);
        send(new ProducerRecord<>(
                Topic.of(fact).wireName(),
                null,
                fact.key(),
                codec.encode(fact),
                FactHeaders.toRecord(metadata, fact.key())));
    }

    void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }
}
