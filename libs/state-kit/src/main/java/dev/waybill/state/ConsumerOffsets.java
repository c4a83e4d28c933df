package dev.waybill.state;

import dev.waybill.kit.consume.CurrentBatch;
import dev.waybill.kit.consume.StoredOffsets;
import dev.waybill.kit.consume.SupersededException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that stand beside the effect of their records, so that each record has its effect once although many share a transaction, also
 * while a partition changes hands and when a commit was in doubt. For channels with {@code
 * consumer-rebalance-listener.name=stored-offsets}.
 */
@ApplicationScoped
public class ConsumerOffsets implements StoredOffsets {

    // A batch may begin behind what is stored (Kafka's offsets have gaps), but not before it.
    private static final String STORE = """
            insert into consumer_offset as stored (channel, topic, partition, next_offset) values (?, ?, ?, ?)
            on conflict (channel, topic, partition) do update set next_offset = excluded.next_offset
            where stored.next_offset <= ?""";

    private final DataSource dataSource;

    ConsumerOffsets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores how far a channel has come.
     *
     * @param next the first offset that had no effect yet, of each partition
     * @throws SupersededException if some of the records had their effect already; {@code Deliveries} then hands over the others again
     */
    @Transactional(TxType.MANDATORY)
    public void store(String channel, Map<TopicPartition, Long> next) {
        Map<TopicPartition, Long> first = CurrentBatch.firstOffsets().orElse(Map.of());
        Map<TopicPartition, Long> applied = Sql.with(dataSource, connection -> {
            Map<TopicPartition, Long> superseded = new HashMap<>();
            // In one order everywhere, so that two consumers do not wait for each other.
            for (TopicPartition partition : sorted(next.keySet())) {
                long end = next.getOrDefault(partition, 0L);
                if (!store(connection, channel, partition, first.getOrDefault(partition, end - 1), end)) {
                    superseded.put(
                            partition, read(connection, channel, partition).orElse(end));
                }
            }
            return superseded;
        });
        if (!applied.isEmpty()) {
            throw new SupersededException(applied);
        }
    }

    @Override
    public Map<TopicPartition, Long> read(String channel, Collection<TopicPartition> partitions) {
        return Sql.with(dataSource, connection -> {
            Map<TopicPartition, Long> next = new HashMap<>();
            for (TopicPartition partition : partitions) {
                read(connection, channel, partition).ifPresent(offset -> next.put(partition, offset));
            }
            return next;
        });
    }

    private static boolean store(Connection connection, String channel, TopicPartition partition, long first, long next)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(STORE)) {
            upsert.setString(1, channel);
            upsert.setString(2, partition.topic());
            upsert.setInt(3, partition.partition());
            upsert.setLong(4, next);
            upsert.setLong(5, first);
            return upsert.executeUpdate() == 1;
        }
    }

    private static Optional<Long> read(Connection connection, String channel, TopicPartition partition)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select next_offset from consumer_offset where channel = ? and topic = ? and partition = ?")) {
            select.setString(1, channel);
            select.setString(2, partition.topic());
            select.setInt(3, partition.partition());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
            }
        }
    }

    private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
    }
}
