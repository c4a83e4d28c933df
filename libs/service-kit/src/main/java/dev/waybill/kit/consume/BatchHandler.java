package dev.waybill.kit.consume;

import dev.waybill.contracts.Fact;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer does with all facts of a poll at once. It is called again for facts it has seen, so its effect has to be idempotent, or
 * stand in one transaction with {@code nextOffsets}.
 *
 * @param <F> the facts of its topic
 */
@FunctionalInterface
public interface BatchHandler<F extends Fact> {

    /**
     * Facts in the order of their keys.
     *
     * @param facts at least one
     * @param nextOffsets the first offset after the facts in each partition
     */
    void on(List<Received<F>> facts, Map<TopicPartition, Long> nextOffsets);

    /** Records were passed that are not handed over (unknown types, dead letters); who stores offsets stores these. */
    default void passed(Map<TopicPartition, Long> nextOffsets) {}
}
