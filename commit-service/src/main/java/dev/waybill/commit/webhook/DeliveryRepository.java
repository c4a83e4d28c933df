package dev.waybill.commit.webhook;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on deliveries. */
@Singleton
final class DeliveryRepository {

    // The repository's row is taken too, so one repository's deliveries are worked off one after the other. It is not a
    // key lock, so more
    // deliveries can be kept meanwhile.
    private static final String CLAIM = """
            select d.id from delivery d join repository r on r.id = d.repository_id
            where d.state = 'received' and d.next_attempt_at <= :now
            order by d.next_attempt_at, d.id
            limit 1
            for no key update of d, r skip locked""";

    private static final int PIECE = 4 * 1024 * 1024;

    private final Session session;

    @Inject
    DeliveryRepository(Session session) {
        this.session = session;
    }

    /** The one that waits longest of those that are due and whose repository nobody works on, locked. */
    Optional<Delivery> claim(Instant now) {
        return OneColumn.query(session, CLAIM, Long.class)
                .setParameter("now", now)
                .uniqueResultOptional()
                .map(id -> session.find(Delivery.class, id));
    }

    /** The bytes that came. Read in pieces, for the driver may hold each several times over. */
    byte[] body(long id) {
        int length = OneColumn.query(session, "select octet_length(body) from delivery where id = :id", Integer.class)
                .setParameter("id", id)
                .getSingleResult();
        ByteBuffer body = ByteBuffer.allocate(length);
        while (body.hasRemaining()) {
            body.put(OneColumn.query(
                            session,
                            "select substring(body from :begin for :size) from delivery where id = :id",
                            byte[].class)
                    .setParameter("id", id)
                    .setParameter("begin", body.position() + 1)
                    .setParameter("size", PIECE)
                    .getSingleResult());
        }
        return body.array();
    }

    Optional<Delivery> lock(long id) {
        return Optional.ofNullable(session.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Newest first, without bodies. */
    List<DeliveryView> list(long repositoryId, int skip, int limit) {
        return session
                .createNativeQuery("""
                        select id, host, host_delivery_id, event, state, reason, attempts, received_at, finished_at
                        from delivery where repository_id = :repository order by id desc""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new DeliveryView(
                        row.get("id", Long.class).toString(),
                        row.get("host", String.class),
                        row.get("host_delivery_id", String.class),
                        row.get("event", String.class),
                        row.get("state", String.class),
                        row.get("reason", String.class),
                        row.get("attempts", Integer.class),
                        row.get("received_at", Instant.class),
                        row.get("finished_at", Instant.class)))
                .toList();
    }

    /** Forgets some that were finished before; how many. */
    int forget(Instant finishedBefore, int limit) {
        return session.createNativeMutationQuery("""
                        delete from delivery where id = any(array(
                            select id from delivery where state <> 'received' and finished_at < :before limit :limit))""")
                .setParameter("before", finishedBefore)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    long waiting() {
        return session.createQuery("select count(*) from Delivery where state = :state", Long.class)
                .setParameter("state", Delivery.State.received)
                .getSingleResult();
    }
}
