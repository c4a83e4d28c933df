package dev.waybill.kit.consume;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** How far the handling of each partition has come; the client knows only how far the reading has. */
@Singleton
final class Progress {

    /** Nothing that was read waits to be handled. */
    static final long IDLE = -1;

    /**
     * @param next the first offset that is not handled
     * @param oldest the timestamp of that record, milliseconds since the epoch, or {@link #IDLE}
     */
    record Position(long next, long oldest) {}

    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    void begun(ConsumerRecords<String, byte[]> records) {
        records.partitions()
                .forEach(partition -> handling(records.records(partition).getFirst()));
    }

    void handling(ConsumerRecord<String, byte[]> record) {
        positions.put(
                new TopicPartition(record.topic(), record.partition()),
                new Position(record.offset(), record.timestamp()));
    }

    void finished(TopicPartition partition, long next) {
        positions.put(partition, new Position(next, IDLE));
    }

    Optional<Position> of(TopicPartition partition) {
        return Optional.ofNullable(positions.get(partition));
    }
}
