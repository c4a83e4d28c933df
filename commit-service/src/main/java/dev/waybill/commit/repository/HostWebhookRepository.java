package dev.waybill.commit.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on webhooks at hosts. */
@Singleton
final class HostWebhookRepository {

    private static final String DUE = """
            select repository_id from host_webhook where next_look_at <= :now
            order by next_look_at, repository_id limit 1 for no key update skip locked""";

    private final Session session;

    @Inject
    HostWebhookRepository(Session session) {
        this.session = session;
    }

    void add(HostWebhook webhook) {
        session.persist(webhook);
    }

    Optional<HostWebhook> find(long repositoryId) {
        return Optional.ofNullable(session.find(HostWebhook.class, repositoryId));
    }

    Optional<HostWebhook> lock(long repositoryId) {
        return Optional.ofNullable(session.find(HostWebhook.class, repositoryId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that is longest due and that nobody else takes, locked. */
    Optional<HostWebhook> due(Instant now) {
        return session.createNativeQuery(DUE, Long.class)
                .setParameter("now", now)
                .uniqueResultOptional()
                .flatMap(this::find);
    }

    void remove(HostWebhook webhook) {
        session.remove(webhook);
    }
}
