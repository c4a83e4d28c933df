package dev.waybill.ingest.publish;

import dev.waybill.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Chooses partitions: by the key where the order of a key's records means something, and a batch's worth to one partition after the other for
 * error events. Each of those has a key of its own, so hashing it would keep no order, only cut a batch of 128 kB into a dozen, which costs the
 * producer and the broker twice the processor time a record.
 */
public final class BatchingPartitioner implements Partitioner {

    private final AtomicLong bytes = new AtomicLong();

    @Override
    public int partition(
            String topic,
            Object key,
            byte @Nullable [] keyBytes,
            Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (keyBytes != null && !topic.equals(Topic.ERRORS.wireName())) {
            int partitions = cluster.partitionsForTopic(topic).size();
            return Utils.toPositive(Utils.murmur2(keyBytes)) % partitions;
        }
        long batch = bytes.addAndGet(valueBytes == null ? 0 : valueBytes.length) / ProducerSettings.BATCH_BYTES;
        List<PartitionInfo> available = cluster.availablePartitionsForTopic(topic);
        List<PartitionInfo> all = available.isEmpty() ? cluster.partitionsForTopic(topic) : available;
        return all.get((int) (batch % all.size())).partition();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // There is nothing to choose.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
