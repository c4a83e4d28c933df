package dev.waybill.state;

import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** An outbox without Quarkus around it. */
final class Rows {

    private static final FactCodec CODEC = new FactCodec();

    private final DataSource dataSource;
    private final OutboxRepository outbox = new OutboxRepository();

    private Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the tables. */
    static Rows in(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/state")
                .load()
                .migrate();
        return new Rows(dataSource);
    }

    /** Appends facts of one key, with counts from 1, in one transaction. */
    void append(String version, int facts) throws SQLException {
        insert(IntStream.rangeClosed(1, facts).mapToObj(i -> row(version, i)).toList());
    }

    /** Appends what no check has looked at. */
    void appendRaw(String topic, String key, byte[] payload) throws SQLException {
        insert(List.of(new OutboxRepository.NewRow(UUID.randomUUID(), topic, key, Map.of(), payload, Facts.NOON)));
    }

    void insert(List<OutboxRepository.NewRow> rows) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            outbox.insert(connection, rows);
            connection.commit();
        }
    }

    OutboxState state() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return outbox.state(connection);
        }
    }

    List<RefusedView> refused() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return outbox.refused(connection, 10);
        }
    }

    boolean redrive(long seq) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return outbox.redrive(connection, seq);
        }
    }

    static OutboxRepository.NewRow row(String version, long count) {
        ReleaseSeen fact = Facts.seen(1, version, count);
        String type = FactTypes.typeOf(ReleaseSeen.class);
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(type, fact.key(), count, 1),
                type,
                "/waybill/test",
                Facts.NOON,
                count,
                null,
                null,
                false,
                null);
        return new OutboxRepository.NewRow(
                metadata.id(),
                Topic.RELEASE_SEEN.wireName(),
                fact.key(),
                FactHeaders.toMap(metadata, fact.key()),
                CODEC.encode(fact),
                Facts.NOON);
    }

    /** Bytes that do not compress. */
    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RandomGenerator.of("L64X128MixRandom").nextBytes(bytes);
        return bytes;
    }
}
