package dev.waybill.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Remembers which facts a consumer has handled, in the transaction of their effect. */
@ApplicationScoped
public class Inbox {

    private final DataSource dataSource;
    private final Clock clock;

    Inbox(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Whether a consumer sees a fact for the first time. If the transaction is rolled back, it was not seen.
     *
     * @param consumer a name within the service that never changes, such as {@code deliveries}
     */
    @Transactional(TxType.MANDATORY)
    public boolean firstTime(String consumer, UUID eventId) {
        return Sql.with(dataSource, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into inbox (consumer, event_id, at) values (?, ?, ?) on conflict do nothing")) {
                insert.setString(1, consumer);
                insert.setObject(2, eventId);
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
            }
        });
    }
}
