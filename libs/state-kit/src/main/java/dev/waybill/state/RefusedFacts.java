package dev.waybill.state;

import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** The facts that the relay set aside. */
@Singleton
final class RefusedFacts {

    private final DataSource dataSource;
    private final RelayBell bell;
    private final OutboxRepository outbox = new OutboxRepository();

    RefusedFacts(DataSource dataSource, RelayBell bell) {
        this.dataSource = dataSource;
        this.bell = bell;
    }

    List<RefusedView> oldest(int limit) {
        return Sql.with(dataSource, connection -> outbox.refused(connection, limit));
    }

    /** False if there is none of that place. */
    boolean redrive(long seq) {
        boolean moved = Sql.with(dataSource, connection -> outbox.redrive(connection, seq));
        if (moved) {
            bell.ring();
        }
        return moved;
    }
}
