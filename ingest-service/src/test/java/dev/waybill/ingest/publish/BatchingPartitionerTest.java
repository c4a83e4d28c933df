package dev.waybill.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class BatchingPartitionerTest {

    private static final int PARTITIONS = 12;
    private static final Node NODE = new Node(1, "127.0.0.1", 9092);

    private final BatchingPartitioner partitioner = new BatchingPartitioner();

    @Test
    void keepsAKeyOnTheUsualPartition() {
        byte[] key = "42/8333339f56754f89a9a01c935255ab58".getBytes(UTF_8);

        assertThat(IntStream.range(0, 1_000).map(_ -> partition(Topic.SESSIONS, key, 1_000, PARTITIONS)))
                .containsOnly(BuiltInPartitioner.partitionForKey(key, PARTITIONS));
    }

    @Test
    void fillsABatchOfErrorsBeforeItGoesOn() {
        List<Integer> partitions = IntStream.range(0, 131 * PARTITIONS * 10)
                .mapToObj(i -> partition(Topic.ERRORS, ("42/" + i).getBytes(UTF_8), 1_000, PARTITIONS))
                .toList();

        long changes = IntStream.range(1, partitions.size())
                .filter(i -> !partitions.get(i).equals(partitions.get(i - 1)))
                .count();
        assertThat(changes).isBetween(110L, 120L);
        assertThat(Set.copyOf(partitions)).hasSize(PARTITIONS);
    }

    @Test
    void goesRoundPartitionsWithoutALeader() {
        List<Integer> partitions = Stream.generate(() -> partition(Topic.ERRORS, "k".getBytes(UTF_8), 200_000, 3))
                .limit(30)
                .toList();

        assertThat(partitions).containsOnly(0, 1, 2);
    }

    /** Of so many partitions the first few have a leader. */
    private int partition(Topic topic, byte[] key, int bytes, int withLeader) {
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(i -> new PartitionInfo(
                        topic.wireName(), i, i < withLeader ? NODE : null, new Node[] {NODE}, new Node[] {NODE}))
                .toList();
        Cluster cluster = new Cluster("test", List.of(NODE), partitions, Set.of(), Set.of());
        return partitioner.partition(topic.wireName(), "", key, "", new byte[bytes], cluster);
    }
}
