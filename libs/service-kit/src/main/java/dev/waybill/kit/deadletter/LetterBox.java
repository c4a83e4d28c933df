package dev.waybill.kit.deadletter;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.topic.KafkaClients;
import dev.waybill.kit.topic.TopicCatalog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The dead letters of this service's consumer group, read from their topics whenever somebody looks. A letter whose key has a tombstone
 * behind it was put back and is not shown.
 */
@Singleton
final class LetterBox {

    /** The most letters of a topic that are kept in memory for a look: the oldest. */
    static final int MAX_LETTERS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<String, byte[]>> readers;
    private final List<String> topics;

    /**
     * Where a letter lies.
     *
     * @param offset in its dead-letter topic
     * @param letter without its value
     */
    record Slot(TopicPartition partition, long offset, DeadLetter letter) {}

    /**
     * What a look found.
     *
     * @param slots in the order in which the letters were set aside
     * @param complete false if there are more than {@link #MAX_LETTERS}
     */
    record Look(List<Slot> slots, boolean complete) {}

    @Inject
    LetterBox(KafkaClients clients, @ConfigProperty(name = "quarkus.application.name") String group) {
        this(
                () -> clients.reader(
                        "letter-box",
                        Map.of(
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50)),
                TopicCatalog.load().deadLetterTopics(group));
    }

    LetterBox(Supplier<Consumer<String, byte[]>> readers, List<String> topics) {
        this.readers = readers;
        this.topics = topics;
    }

    /** All letters. */
    Look look() {
        return reading(reader -> {
            Map<TopicPartition, Map<String, Slot>> shelves = new LinkedHashMap<>();
            partitions(reader).forEach(partition -> shelves.put(partition, new LinkedHashMap<>()));
            boolean complete = readAll(reader, shelves);
            List<Slot> slots = shelves.values().stream()
                    .flatMap(shelf -> shelf.values().stream())
                    .sorted(Comparator.comparing(slot -> slot.letter().at()))
                    .toList();
            return new Look(slots, complete);
        });
    }

    /** The letter of an original record, with its bytes. */
    Optional<DeadLetter> letter(LetterId id) {
        return look().slots().stream()
                .filter(slot -> slot.letter().id().equals(id))
                .findFirst()
                .flatMap(this::open);
    }

    /** The letter with its bytes; empty if it was put back meanwhile and is gone. */
    Optional<DeadLetter> open(Slot slot) {
        return reading(reader -> {
            reader.assign(List.of(slot.partition()));
            reader.seek(slot.partition(), slot.offset());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(POLL).records(slot.partition())) {
                    return record.offset() == slot.offset() ? DeadLetter.read(record) : Optional.empty();
                }
            }
            throw unavailable();
        });
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> reader) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            reader.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private static boolean readAll(Consumer<String, byte[]> reader, Map<TopicPartition, Map<String, Slot>> shelves) {
        reader.assign(shelves.keySet());
        reader.seekToBeginning(shelves.keySet());
        Map<TopicPartition, Long> ends = reader.endOffsets(shelves.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean complete = true;
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw unavailable();
            }
            ConsumerRecords<String, byte[]> records = reader.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                complete &= sort(
                        records.records(partition), partition, shelves.getOrDefault(partition, new LinkedHashMap<>()));
            }
        }
        return complete;
    }

    /** Lays letters on the shelf of their partition; a later one with the same key replaces an earlier one, a tombstone removes it. */
    private static boolean sort(
            Collection<ConsumerRecord<String, byte[]>> records, TopicPartition partition, Map<String, Slot> shelf) {
        boolean complete = true;
        for (ConsumerRecord<String, byte[]> record : records) {
            Optional<DeadLetter> letter = DeadLetter.read(record);
            if (letter.isEmpty()) {
                shelf.remove(record.key());
            } else if (shelf.size() < MAX_LETTERS || shelf.containsKey(record.key())) {
                shelf.put(
                        record.key(),
                        new Slot(partition, record.offset(), letter.get().withoutValue()));
            } else {
                complete = false;
            }
        }
        return complete;
    }

    private <T> T reading(java.util.function.Function<Consumer<String, byte[]>, T> work) {
        Consumer<String, byte[]> reader = readers.get();
        try {
            return work.apply(reader);
        } catch (KafkaException e) {
            throw unavailable();
        } finally {
            reader.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    private static ApiException unavailable() {
        return ApiException.unavailable("Kafka does not answer", Duration.ofSeconds(5));
    }
}
