package dev.waybill.kit.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Plain Kafka clients for what channels are not made for, with the broker's address and credentials from {@code kafka.*} (such as {@code
 * KAFKA_BOOTSTRAP_SERVERS}). None of them waits for the broker when it is made. Who asks for one closes it.
 */
@Singleton
public final class KafkaClients {

    private final Map<String, Object> broker;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    /** A producer that counts a record as written when all in-sync replicas have it. */
    public Producer<String, byte[]> producer(String clientId, Map<String, ?> settings) {
        Map<String, Object> config = config(ProducerConfig.configNames(), clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putAll(settings);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, for partitions that are assigned by hand. */
    public Consumer<String, byte[]> reader(String clientId, Map<String, ?> settings) {
        Map<String, Object> config = config(ConsumerConfig.configNames(), clientId);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putAll(settings);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A client for topics and the state of the cluster. */
    public Admin admin(String clientId, Map<String, ?> settings) {
        Map<String, Object> config = config(AdminClientConfig.configNames(), clientId);
        config.putAll(settings);
        return Admin.create(config);
    }

    private Map<String, Object> config(Set<String> known, String clientId) {
        Map<String, Object> config = new HashMap<>();
        broker.forEach((name, value) -> {
            if (known.contains(name)) {
                config.put(name, value);
            }
        });
        config.put("client.id", clientId);
        return config;
    }
}
