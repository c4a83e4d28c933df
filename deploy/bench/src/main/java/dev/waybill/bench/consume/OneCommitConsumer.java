package dev.waybill.bench.consume;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The reference point: what a consumer does whose method is called with one record in one transaction. It has the effect that release-service
 * has for a release that is known (one upsert of the same row of the same table, and the offset beside it), with prepared statements over one
 * connection and nothing around them. It runs until it is ended.
 */
public final class OneCommitConsumer {

    /** The name under which its offsets stand. */
    static final String CHANNEL = "one-commit";

    private static final String UPSERT = """
            insert into release_project_environment as t (release_id, project_id, environment_id, first_seen, last_seen)
            select r.id, ?, e.id, ?, ?
              from release r join environment e on e.organization_id = r.organization_id and e.name = ?
             where r.organization_id = ? and r.version = ?
            on conflict (release_id, project_id, environment_id) do update
               set first_seen = least(t.first_seen, excluded.first_seen), last_seen = greatest(t.last_seen, excluded.last_seen)""";

    private static final String OFFSET = """
            insert into bench.consumer_offset (channel, topic, partition, next_offset) values (?, ?, ?, ?)
            on conflict on constraint pk_consumer_offset do update set next_offset = excluded.next_offset""";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_RECORDS = 5_000;

    private final FactCodec codec = new FactCodec();
    private final Connection connection;
    private final PreparedStatement upsert;
    private final PreparedStatement offset;

    private OneCommitConsumer(Connection connection) throws SQLException {
        this.connection = connection;
        this.upsert = connection.prepareStatement(UPSERT);
        this.offset = connection.prepareStatement(OFFSET);
    }

    /** Makes the table of its offsets. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema bench;
                    create table bench.consumer_offset (
                      channel text not null, topic text not null, partition int not null, next_offset bigint not null,
                      constraint pk_consumer_offset primary key (channel, topic, partition))""");
        }
    }

    /** Arguments: bootstrap servers, topic, JDBC URL, user and password in one. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[2], arguments[3], arguments[3]);
                Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                arguments[0],
                                "group.id",
                                CHANNEL,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false",
                                "max.poll.records",
                                MOST_RECORDS),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            consumer.subscribe(List.of(arguments[1]));
            OneCommitConsumer work = new OneCommitConsumer(connection);
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    work.apply(record);
                }
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) throws SQLException {
        if (!(codec.decode(record, ReleaseSeen.class) instanceof Decoded.Known<ReleaseSeen> known)) {
            throw new IllegalStateException("not a sighting at offset " + record.offset());
        }
        ReleaseSeen seen = known.fact();
        execute(
                upsert,
                seen.projectId(),
                at(seen.firstSeen()),
                at(seen.lastSeen()),
                seen.environment() == null ? "" : seen.environment(),
                seen.organizationId(),
                seen.version());
        execute(offset, CHANNEL, record.topic(), record.partition(), record.offset() + 1);
        connection.commit();
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        if (statement.executeUpdate() != 1) {
            throw new IllegalStateException("not one row: " + statement);
        }
    }

    private static Object at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
