package dev.waybill.commit.repository;

import dev.waybill.commit.background.DueRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hibernate.Session;

/** The statements on webhooks at hosts. */
@Singleton
final class HostWebhookRepository extends DueRepository<HostWebhook> {

    @Inject
    HostWebhookRepository(Session session) {
        super(session, HostWebhook.class, "nextLookAt");
    }

    void add(HostWebhook webhook) {
        session.persist(webhook);
    }

    void remove(HostWebhook webhook) {
        session.remove(webhook);
    }
}
