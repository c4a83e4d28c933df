package dev.waybill.kit.consume;

import dev.waybill.kit.consume.Progress.Position;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the handling of a partition is behind.
 *
 * @param records how many are not handled
 * @param seconds the age of the oldest of them, 0 if there is none
 */
record Lag(TopicPartition partition, long records, double seconds) {

    /**
     * Computes it.
     *
     * @param end the offset behind the last record of the partition
     * @param behindSince since when the partition is known to have unhandled records, for those that are not read yet; milliseconds
     * @param now milliseconds
     */
    static Lag of(TopicPartition partition, long end, Position position, long behindSince, long now) {
        long records = Math.max(0, end - position.next());
        if (records == 0) {
            return new Lag(partition, 0, 0);
        }
        long oldest = position.oldest() == Progress.IDLE ? behindSince : position.oldest();
        return new Lag(partition, records, Math.max(0, now - oldest) / 1000.0);
    }
}
