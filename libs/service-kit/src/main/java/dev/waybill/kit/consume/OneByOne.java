package dev.waybill.kit.consume;

import dev.waybill.kit.event.FactMetadata;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Hands records over one after the other, in the order of each partition. */
@Singleton
final class OneByOne {

    /**
     * What is to be done with a record.
     *
     * @param metadata null if the record is no fact
     */
    record Task(@Nullable FactMetadata metadata, Runnable work) {}

    private final Handling handling;
    private final RecordContext context;
    private final ConsumerMetrics metrics;
    private final Progress progress;

    OneByOne(Handling handling, RecordContext context, ConsumerMetrics metrics, Progress progress) {
        this.handling = handling;
        this.context = context;
        this.metrics = metrics;
        this.progress = progress;
    }

    /**
     * Returns when every record was handled, skipped or set aside.
     *
     * @param intake what is to be done with a record, nothing if it is skipped; what it throws makes the record a dead letter
     */
    void run(ConsumerRecords<String, byte[]> records, Function<ConsumerRecord<String, byte[]>, Optional<Task>> intake) {
        progress.begun(records);
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                handling.requireGoingOn(record.topic());
                progress.handling(record);
                run(record, intake);
            }
            progress.finished(partition, records.records(partition).getLast().offset() + 1);
        }
    }

    private void run(
            ConsumerRecord<String, byte[]> record, Function<ConsumerRecord<String, byte[]>, Optional<Task>> intake) {
        if (handling.isForAnotherGroup(record)) {
            return;
        }
        try {
            Optional<Task> task = intake.apply(record);
            if (task.isPresent()) {
                handling.untilDone(
                        record.topic(),
                        () -> context.around(
                                record, task.get().metadata(), task.get().work()));
                metrics.handled(record.topic(), 1);
            }
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            handling.setAside(record, e);
        }
    }
}
