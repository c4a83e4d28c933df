package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.Notice;
import dev.waybill.notify.channel.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Rows of {@code delivery}. */
@ApplicationScoped
class DeliveryRepository {

    private final Session entities;

    @Inject
    DeliveryRepository(Session entities) {
        this.entities = entities;
    }

    /** Queues a message; false if it was queued before. */
    boolean add(Notice notice, Recipient recipient, String channel, Instant now) {
        return entities.createNativeQuery("""
                                insert into delivery (id, organization_id, notice_kind, notice_id, channel, member_id, member_name,
                                                      address, state, attempts, outages, due_at, created_at)
                                values (:id, :organization, :kind, :notice, :channel, :member, :name,
                                        :address, 'PENDING', 0, 0, :now, :now) on conflict do nothing""")
                        .setParameter("id", DeliveryIds.of(notice, recipient.memberId(), channel))
                        .setParameter("organization", notice.organizationId())
                        .setParameter("kind", notice.kind().wireName())
                        .setParameter("notice", notice.id())
                        .setParameter("channel", channel)
                        .setParameter("member", recipient.memberId())
                        .setParameter("name", recipient.name())
                        .setParameter("address", recipient.address())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Locks what is due, longest overdue first; rows that another instance holds are passed over. */
    List<Delivery> lockDue(String channel, Instant now, int most) {
        return entities.createQuery("""
                        from Delivery d where d.channel = :channel and d.finishedAt is null and d.dueAt <= :now
                        order by d.dueAt""", Delivery.class)
                .setParameter("channel", channel)
                .setParameter("now", now)
                .setMaxResults(most)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
    }

    Optional<Delivery> lock(UUID id) {
        return Optional.ofNullable(entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Deliveries of an organisation, newest first.
     *
     * @param state null for all
     * @param before only those with a smaller {@code seq}
     */
    List<Delivery> newest(long organizationId, @Nullable DeliveryState state, long before, int most) {
        return entities.createQuery("""
                        from Delivery d where d.organizationId = :organization and d.seq < :before
                          and (:state is null or d.state = :state) order by d.seq desc""", Delivery.class)
                .setParameter("organization", organizationId)
                .setParameter("before", before)
                .setParameter("state", state)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deliveries of an organisation that follow a {@code seq}, oldest first. */
    List<Delivery> oldestAfter(long organizationId, @Nullable DeliveryState state, long after, int most) {
        return entities.createQuery("""
                        from Delivery d where d.organizationId = :organization and d.seq > :after
                          and (:state is null or d.state = :state) order by d.seq""", Delivery.class)
                .setParameter("organization", organizationId)
                .setParameter("after", after)
                .setParameter("state", state)
                .setMaxResults(most)
                .getResultList();
    }

    int removeFinished(Instant olderThan) {
        return entities.createQuery("delete from Delivery d where d.finishedAt < :before")
                .setParameter("before", olderThan)
                .executeUpdate();
    }
}
