package dev.waybill.bench.consume;

import dev.waybill.bench.machine.JavaProcess;
import dev.waybill.bench.machine.Sample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how fast a running consumer works off what has piled up: it is held, the records are put on its topic, it goes on, and the clock
 * runs until the transaction that stores the last offset is committed. So neither its start nor the producer is measured.
 */
final class Backlog {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Connection connection;
    private final JavaProcess consumer;
    private final Sightings sightings;
    private final String topic;
    private final String offsets;
    private long told;

    /**
     * @param offsets the table where the consumer keeps its offsets beside their effects
     */
    Backlog(Connection connection, JavaProcess consumer, Sightings sightings, String topic, String offsets) {
        this.connection = connection;
        this.consumer = consumer;
        this.sightings = sightings;
        this.topic = topic;
        this.offsets = offsets;
    }

    /** Rate of that many records. */
    Sample measure(int records) {
        consumer.suspend();
        try {
            sightings.tell(topic, records);
            told += records;
        } finally {
            consumer.resume();
        }
        Duration cpuBefore = consumer.cpu();
        long begin = System.nanoTime();
        awaitAll(begin + PATIENCE.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuMicros = consumer.cpu().minus(cpuBefore).toNanos() / 1e3 / records;
        return new Sample(records / seconds, null, null, cpuMicros);
    }

    private void awaitAll(long deadline) {
        while (stored() < told) {
            consumer.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only " + stored() + " of " + told + " records of " + topic + " were worked off in time");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private long stored() {
        String query = "select coalesce(sum(next_offset), 0) from " + offsets + " where topic = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, topic);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the offsets", e);
        }
    }
}
