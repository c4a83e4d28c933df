package dev.waybill.bench.commits;

import dev.waybill.bench.commits.Gathering.Answer;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks for ranges as release-service does, over Kafka, and reads the answers. */
final class Questions implements AutoCloseable {

    private static final String TYPE = FactTypes.typeOf(CommitsRequested.class);
    private static final Duration POLL = Duration.ofMillis(50);

    private final FactCodec codec = new FactCodec();
    private final Producer<String, byte[]> producer;
    private final Map<UUID, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final Gathering gathering = new Gathering();
    private final Thread reader;
    private volatile boolean closed;

    Questions(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.partition.fetch.bytes", "16777216"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.RANGES.wireName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reader = Thread.ofPlatform().name("answers").start(() -> read(consumer));
    }

    /** Asks what lies between two commits; done when the last part of the answer was read. */
    CompletableFuture<Answer> ask(long organizationId, long repositoryId, String version, String base, String head) {
        CommitsRequested question = new CommitsRequested(
                UUID.randomUUID(), 1, organizationId, version, repositoryId, "bench", base, head, Instant.now());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(question.requestId(), answer);
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(TYPE, question.key(), 1, 1),
                TYPE,
                "/waybill/release",
                question.requestedAt(),
                1,
                null,
                null,
                false,
                null);
        producer.send(
                new ProducerRecord<>(
                        Topic.RELEASES.wireName(),
                        null,
                        question.key(),
                        codec.encode(question),
                        FactHeaders.toRecord(metadata, question.key())),
                (_, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    }
                });
        return answer;
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (codec.decode(record, RangeResolved.class) instanceof Decoded.Known<RangeResolved> known) {
                        take(known.fact(), record.serializedValueSize());
                    }
                }
            }
        } catch (RuntimeException failure) {
            open.values().forEach(answer -> answer.completeExceptionally(failure));
        }
    }

    private void take(RangeResolved part, int size) {
        gathering.take(part, size).ifPresent(whole -> {
            CompletableFuture<Answer> answer = open.remove(whole.requestId());
            if (answer != null) {
                answer.complete(whole);
            }
        });
    }
}
