package dev.waybill.notify.delivery;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.Session;

/** Rows of {@code suppression}: addresses that bounced. */
@ApplicationScoped
class SuppressionRepository {

    private final Session entities;

    @Inject
    SuppressionRepository(Session entities) {
        this.entities = entities;
    }

    boolean covers(String channel, String address, Instant now) {
        return !OneColumn.query(
                        entities,
                        "select 1 from suppression where channel = :channel and address = :address and until > :now",
                        Integer.class)
                .setParameter("channel", channel)
                .setParameter("address", key(address))
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    void add(String channel, String address, String reason, Instant now, Instant until) {
        entities.createNativeQuery("""
                        insert into suppression (channel, address, reason, created_at, until)
                        values (:channel, :address, :reason, :now, :until)
                        on conflict (channel, address) do update set reason = excluded.reason, until = excluded.until""")
                .setParameter("channel", channel)
                .setParameter("address", key(address))
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate();
    }

    int removeExpired(Instant now) {
        return entities.createNativeQuery("delete from suppression where until < :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
