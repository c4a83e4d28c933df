package dev.waybill.kit.consume;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Thrown in the transaction of a batch whose records had their effect already, at least in part: by a consumer that has the partition now, or
 * by the same batch if its commit was in doubt. The batch is handed over again without them.
 */
public final class SupersededException extends RuntimeException {

    private final transient Map<TopicPartition, Long> applied;

    /**
     * Names what had its effect.
     *
     * @param applied the first offset without effect, of each partition where records had theirs
     */
    public SupersededException(Map<TopicPartition, Long> applied) {
        super("records before " + applied + " had their effect", null, false, false);
        this.applied = Map.copyOf(applied);
    }

    boolean had(TopicPartition partition, long offset) {
        return offset < applied.getOrDefault(partition, 0L);
    }
}
