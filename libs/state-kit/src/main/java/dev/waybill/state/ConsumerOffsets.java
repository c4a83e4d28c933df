package dev.waybill.state;

import dev.waybill.kit.consume.StoredOffsets;
import dev.waybill.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Offsets that stand beside the effect of their records, so that each record has its effect once although many share a transaction. For
 * channels with {@code consumer-rebalance-listener.name=stored-offsets}.
 *
 * <p>Every assignment of a partition marks it as its own. A consumer that lost the partition while it was at work finds the mark of another
 * one, and its transaction is rolled back.
 */
@ApplicationScoped
public class ConsumerOffsets implements StoredOffsets {

    private static final Logger LOG = Logger.getLogger(ConsumerOffsets.class);

    private static final String CLAIM = """
            insert into consumer_offset (channel, topic, partition, owner) values (?, ?, ?, ?)
            on conflict (channel, topic, partition) do update set owner = excluded.owner
            returning next_offset""";

    // Not smaller only: a transaction whose commit was in doubt is tried again, and must not have its effect twice.
    private static final String STORE = """
            update consumer_offset set next_offset = ?
            where channel = ? and topic = ? and partition = ? and owner = ?
              and (next_offset is null or next_offset < ?)""";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final Ids ids;
    private final Map<Place, UUID> owned = new ConcurrentHashMap<>();

    private record Place(String channel, TopicPartition partition) {}

    ConsumerOffsets(DataSource dataSource, TransactionSynchronizationRegistry transaction, Ids ids) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * Stores how far a channel has come. Call it last in the transaction. If the partition belongs to another consumer by now, or the
     * records had their effect already, the transaction is marked to be rolled back, quietly: nothing is left to be done.
     *
     * @param next the first offset that had no effect yet, of each partition
     * @throws IllegalStateException if a partition was not assigned by way of the {@code stored-offsets} listener
     */
    @Transactional(TxType.MANDATORY)
    public void store(String channel, Map<TopicPartition, Long> next) {
        Sql.with(dataSource, connection -> {
            for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
                if (!store(connection, new Place(channel, entry.getKey()), entry.getValue())) {
                    LOG.infof(
                            "records not applied, another consumer has them channel=%s partition=%s next=%d",
                            channel, entry.getKey(), entry.getValue());
                    transaction.setRollbackOnly();
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public Map<TopicPartition, Long> read(String channel, Collection<TopicPartition> partitions) {
        UUID owner = ids.next();
        return Sql.with(dataSource, connection -> {
            Map<TopicPartition, Long> next = new HashMap<>();
            for (TopicPartition partition : partitions) {
                claim(connection, channel, partition, owner).ifPresent(offset -> next.put(partition, offset));
                owned.put(new Place(channel, partition), owner);
            }
            return next;
        });
    }

    private static OptionalLong claim(Connection connection, String channel, TopicPartition partition, UUID owner)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, channel);
            claim.setString(2, partition.topic());
            claim.setInt(3, partition.partition());
            claim.setObject(4, owner);
            try (ResultSet result = claim.executeQuery()) {
                result.next();
                long next = result.getLong(1);
                return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(next);
            }
        }
    }

    private boolean store(Connection connection, Place place, long next) throws SQLException {
        UUID owner = owned.get(place);
        if (owner == null) {
            throw new IllegalStateException("mp.messaging.incoming." + place.channel()
                    + ".consumer-rebalance-listener.name has to be stored-offsets, or " + place.partition()
                    + " is not read by that channel");
        }
        try (PreparedStatement update = connection.prepareStatement(STORE)) {
            update.setLong(1, next);
            update.setString(2, place.channel());
            update.setString(3, place.partition().topic());
            update.setInt(4, place.partition().partition());
            update.setObject(5, owner);
            update.setLong(6, next);
            return update.executeUpdate() == 1;
        }
    }
}
