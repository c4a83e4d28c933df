package dev.waybill.e2e;

import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes the topics of the running stack as another team's program would. */
final class Records {

    private final String bootstrapServers;

    Records(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Everything that is on a topic now. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!ends.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return found;
    }

    /** Sends a record with the headers of a fact. */
    void send(Topic topic, String key, byte[] value, String type) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.wireName(), key, value);
        Map.of(
                        EventHeader.SPEC_VERSION,
                        "1.0",
                        EventHeader.ID,
                        UUID.randomUUID().toString(),
                        EventHeader.TYPE,
                        type,
                        EventHeader.SOURCE,
                        "/e2e",
                        EventHeader.TIME,
                        Instant.now().toString(),
                        EventHeader.SEQUENCE,
                        "1")
                .forEach((header, text) ->
                        record.headers().add(header.wireName(), text.getBytes(StandardCharsets.UTF_8)));
        publish(List.of(record));
    }

    /** Publishes once more, byte for byte, every record of a topic whose key ends so; how many there were. */
    int repeatAll(Topic topic, String keySuffix) {
        List<ProducerRecord<String, byte[]>> copies = all(topic.wireName()).stream()
                .filter(record -> record.key() != null && record.key().endsWith(keySuffix))
                .map(record -> new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .toList();
        publish(copies);
        return copies.size();
    }

    /** Lets a stopped consumer group begin a topic anew, once the broker has missed its members long enough. */
    void rewind(String group, Topic topic) {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(properties)) {
            Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
            int partitions = admin.describeTopics(List.of(topic.wireName()))
                    .allTopicNames()
                    .get()
                    .get(topic.wireName())
                    .partitions()
                    .size();
            for (int partition = 0; partition < partitions; partition++) {
                beginnings.put(new TopicPartition(topic.wireName(), partition), new OffsetAndMetadata(0));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> isEmpty(group, admin));
            admin.alterConsumerGroupOffsets(group, beginnings).all().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static boolean isEmpty(String group, Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members()
                .isEmpty();
    }

    private void publish(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
