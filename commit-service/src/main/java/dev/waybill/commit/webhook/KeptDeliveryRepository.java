package dev.waybill.commit.webhook;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The statements that a host waits for. */
@Singleton
final class KeptDeliveryRepository extends JdbcRepository {

    private static final String KEEP = """
            insert into delivery (id, repository_id, host, host_delivery_id, event, content_type, body, state, attempts, received_at, next_attempt_at)
            values (nextval('delivery_seq'), ?, ?, ?, ?, ?, ?, 'received', 0, ?, ?)
            on conflict on constraint uq_delivery_host_delivery do nothing
            returning id""";

    @Inject
    KeptDeliveryRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** Keeps a delivery; empty if it was kept before. */
    Optional<Long> keep(RawDelivery delivery, Instant now) {
        SqlColumns values = new SqlColumns()
                .value(delivery.repositoryId())
                .value(delivery.host())
                .value(delivery.hostDeliveryId())
                .value(delivery.event())
                .value(delivery.contentType())
                .value(delivery.body())
                .value(now)
                .value(now);
        return query(KEEP, values, row -> row.getLong("id")).stream().findFirst();
    }

    /** The id of a kept delivery. */
    Optional<Long> idOf(RawDelivery delivery) {
        return query(
                        "select id from delivery where repository_id = ? and host_delivery_id = ?",
                        new SqlColumns().value(delivery.repositoryId()).value(delivery.hostDeliveryId()),
                        row -> row.getLong("id"))
                .stream()
                .findFirst();
    }
}
