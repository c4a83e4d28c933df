package dev.waybill.kit.consume;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a consumer does with all telemetry of a poll at once; the rules of {@link BatchHandler} hold. */
@FunctionalInterface
public interface TelemetryHandler {

    /**
     * Items in the order of their keys.
     *
     * @param items at least one
     * @param nextOffsets the first offset after the items in each partition
     */
    void on(List<ReceivedTelemetry> items, Map<TopicPartition, Long> nextOffsets);

    /** Records were passed that are not handed over; who stores offsets stores these. */
    default void passed(Map<TopicPartition, Long> nextOffsets) {}
}
