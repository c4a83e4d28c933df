package dev.waybill.kit.consume;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Where the records begin that this thread is handling as one batch, so that who stores offsets can tell whether some had their effect. */
public final class CurrentBatch {

    private static final ScopedValue<Map<TopicPartition, Long>> FIRST = ScopedValue.newInstance();

    private CurrentBatch() {}

    /** The first offset of each partition; empty outside of a batch. */
    public static Optional<Map<TopicPartition, Long>> firstOffsets() {
        return FIRST.isBound() ? Optional.of(FIRST.get()) : Optional.empty();
    }

    /** Does something as the effect of a batch. */
    public static void during(Map<TopicPartition, Long> firstOffsets, Runnable effect) {
        ScopedValue.where(FIRST, Map.copyOf(firstOffsets)).run(effect);
    }
}
