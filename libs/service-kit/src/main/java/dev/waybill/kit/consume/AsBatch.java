package dev.waybill.kit.consume;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Hands all records of a poll over at once, and one at a time if that fails for the fault of one. */
@Singleton
final class AsBatch {

    private static final Logger LOG = Logger.getLogger(AsBatch.class);

    private record Item<T>(ConsumerRecord<String, byte[]> record, T value) {

        TopicPartition partition() {
            return new TopicPartition(record.topic(), record.partition());
        }

        Map<TopicPartition, Long> next() {
            return Map.of(partition(), record.offset() + 1);
        }
    }

    private final Handling handling;
    private final RecordContext context;
    private final ConsumerMetrics metrics;
    private final Progress progress;

    AsBatch(Handling handling, RecordContext context, ConsumerMetrics metrics, Progress progress) {
        this.handling = handling;
        this.context = context;
        this.metrics = metrics;
        this.progress = progress;
    }

    /**
     * Returns when every record was handled, skipped or set aside.
     *
     * @param intake what to hand over for a record, nothing if it is skipped; what it throws makes the record a dead letter
     * @param handler takes what is to be handed over and the first offset after it in each partition
     * @param passed is told the offsets of a poll that ended with records that were not handed over
     */
    <T> void run(
            ConsumerRecords<String, byte[]> records,
            Function<ConsumerRecord<String, byte[]>, Optional<T>> intake,
            BiConsumer<List<T>, Map<TopicPartition, Long>> handler,
            Consumer<Map<TopicPartition, Long>> passed) {
        progress.begun(records);
        Map<TopicPartition, Long> next = next(records);
        List<Item<T>> items = taken(records, intake);
        if (items.isEmpty() || !handOver(items, next, handler)) {
            pass(records, next, passed);
        }
        next.forEach(progress::finished);
    }

    private <T> List<Item<T>> taken(
            ConsumerRecords<String, byte[]> records, Function<ConsumerRecord<String, byte[]>, Optional<T>> intake) {
        List<Item<T>> items = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            handling.requireGoingOn(record.topic());
            if (handling.isForAnotherGroup(record)) {
                continue;
            }
            try {
                intake.apply(record).ifPresent(value -> items.add(new Item<>(record, value)));
            } catch (RuntimeException | Error e) {
                handling.setAside(record, e);
            }
        }
        return items;
    }

    /** False if a record was at fault: then the others were handed over one at a time and the offsets of the poll are still to be told. */
    private <T> boolean handOver(
            List<Item<T>> items,
            Map<TopicPartition, Long> next,
            BiConsumer<List<T>, Map<TopicPartition, Long>> handler) {
        try {
            deliver(items, next, handler);
            return true;
        } catch (StoppedException e) {
            throw e;
        } catch (SupersededException e) {
            return handOverRest(items, next, handler, e);
        } catch (RuntimeException | Error e) {
            if (items.size() == 1) {
                handling.setAside(items.getFirst().record(), e);
            } else {
                items.forEach(item -> isolate(item, handler));
            }
            return false;
        }
    }

    private <T> boolean handOverRest(
            List<Item<T>> items,
            Map<TopicPartition, Long> next,
            BiConsumer<List<T>, Map<TopicPartition, Long>> handler,
            SupersededException superseded) {
        List<Item<T>> rest = items.stream()
                .filter(item -> !superseded.had(item.partition(), item.record().offset()))
                .toList();
        LOG.infof("left out %d of %d records, they had their effect", items.size() - rest.size(), items.size());
        if (rest.size() == items.size()) {
            throw new IllegalStateException("no record of the batch is among those that had their effect", superseded);
        }
        Map<TopicPartition, Long> restNext = new HashMap<>(next);
        restNext.entrySet().removeIf(end -> superseded.had(end.getKey(), end.getValue() - 1));
        return rest.isEmpty() || handOver(rest, Map.copyOf(restNext), handler);
    }

    private <T> void isolate(Item<T> item, BiConsumer<List<T>, Map<TopicPartition, Long>> handler) {
        handling.requireGoingOn(item.record().topic());
        progress.handling(item.record());
        try {
            deliver(List.of(item), item.next(), handler);
        } catch (StoppedException e) {
            throw e;
        } catch (SupersededException e) {
            LOG.debugf("%s had its effect", item.record());
        } catch (RuntimeException | Error e) {
            handling.setAside(item.record(), e);
        }
    }

    private <T> void deliver(
            List<Item<T>> items,
            Map<TopicPartition, Long> next,
            BiConsumer<List<T>, Map<TopicPartition, Long>> handler) {
        String topic = items.getFirst().record().topic();
        List<T> values = items.stream().map(Item::value).toList();
        List<ConsumerRecord<String, byte[]>> records =
                items.stream().map(Item::record).toList();
        handling.untilDone(
                topic,
                () -> context.aroundBatch(
                        topic, records, () -> CurrentBatch.during(first(items), () -> handler.accept(values, next))));
        metrics.handled(topic, items.size());
    }

    private void pass(
            ConsumerRecords<String, byte[]> records,
            Map<TopicPartition, Long> next,
            Consumer<Map<TopicPartition, Long>> passed) {
        String topic = records.iterator().next().topic();
        try {
            handling.untilDone(topic, () -> passed.accept(next));
        } catch (StoppedException e) {
            throw e;
        } catch (SupersededException e) {
            LOG.debugf("passed before: %s", next);
        } catch (RuntimeException | Error e) {
            // Nothing is lost by it: after a restart the same records are read and passed once more.
            LOG.errorf(e, "offsets of passed records not stored topic=%s", topic);
        }
    }

    private static <T> Map<TopicPartition, Long> first(List<Item<T>> items) {
        Map<TopicPartition, Long> first = new HashMap<>();
        items.forEach(item -> first.putIfAbsent(item.partition(), item.record().offset()));
        return first;
    }

    private static Map<TopicPartition, Long> next(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        records.partitions()
                .forEach(partition ->
                        next.put(partition, records.records(partition).getLast().offset() + 1));
        return Map.copyOf(next);
    }
}
