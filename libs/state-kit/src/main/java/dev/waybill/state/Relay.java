package dev.waybill.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the oldest rows of the outbox, one turn at a time, while no other relay on the database does.
 *
 * <p>Rows are deleted after the broker has acknowledged them and before the lock is given up. A crash in between tells them once more.
 */
final class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** How a turn ended. */
    enum Outcome {
        /** There was nothing to tell. */
        IDLE,
        /** Everything that was taken was told, or set aside. */
        TOLD,
        /** Another relay is at work. */
        HELD_ELSEWHERE,
        /** The broker is away or cannot take some of it now; that is told again. */
        BROKER_FAILED,
        /** The database is away. */
        DATABASE_FAILED,
        /** A fault of our own; tried again all the same, because a relay that ended would be missed too late. */
        FAULT
    }

    /**
     * A turn.
     *
     * @param told how many rows the broker got
     * @param refused how many rows were set aside
     * @param failure why it failed, null if it did not
     */
    record Turn(
            Outcome outcome,
            int told,
            int refused,
            @Nullable Throwable failure) {

        private static Turn of(Outcome outcome) {
            return new Turn(outcome, 0, 0, null);
        }
    }

    private final DataSource dataSource;
    private final Shipper shipper;
    private final OutboxConfig config;
    private final Clock clock;
    private final OutboxRepository outbox = new OutboxRepository();

    Relay(DataSource dataSource, Shipper shipper, OutboxConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.shipper = shipper;
        this.config = config;
        this.clock = clock;
    }

    /** Takes a turn; it lasts as long as the broker may take to acknowledge. */
    Turn turn() {
        try (Connection connection = dataSource.getConnection()) {
            return outbox.anyWaiting(connection) ? inTransaction(connection) : Turn.of(Outcome.IDLE);
        } catch (SQLException e) {
            return new Turn(Outcome.DATABASE_FAILED, 0, 0, e);
        } catch (RuntimeException e) {
            return new Turn(Outcome.FAULT, 0, 0, e);
        }
    }

    OutboxState state() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return outbox.state(connection);
        }
    }

    private Turn inTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            Turn turn = outbox.tryLock(connection) ? tell(connection) : Turn.of(Outcome.HELD_ELSEWHERE);
            connection.commit();
            committed = true;
            return turn;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private Turn tell(Connection connection) throws SQLException {
        List<OutboxRow> rows = outbox.oldest(connection, config.batchRows(), config.batchBytes());
        Shipment shipment = shipper.ship(rows);
        outbox.delete(connection, shipment.told());
        for (OutboxRow row : rows) {
            String reason = shipment.refused().get(row.seq());
            if (reason != null) {
                outbox.refuse(connection, row.seq(), reason, clock.instant());
                LOG.errorf(
                        "outbox row refused seq=%d id=%s topic=%s key=%s error=%s",
                        row.seq(), row.id(), row.topic(), row.key(), reason);
            }
        }
        return new Turn(
                shipment.failure() == null ? Outcome.TOLD : Outcome.BROKER_FAILED,
                shipment.told().size(),
                shipment.refused().size(),
                shipment.failure());
    }
}
