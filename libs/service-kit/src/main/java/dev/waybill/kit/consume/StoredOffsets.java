package dev.waybill.kit.consume;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that stand in the database, in the transaction of their records' effect. A channel that sets {@code
 * consumer-rebalance-listener.name=stored-offsets} begins there whenever partitions are assigned to it, instead of at what was committed to
 * Kafka.
 */
public interface StoredOffsets {

    /**
     * Where a channel goes on.
     *
     * @param channel the name of the incoming channel
     * @return the next offset of those partitions that have one
     */
    Map<TopicPartition, Long> read(String channel, Collection<TopicPartition> partitions);
}
