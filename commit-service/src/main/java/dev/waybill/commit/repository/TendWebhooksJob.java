package dev.waybill.commit.repository;

import dev.waybill.commit.background.Drain;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Triggers the care for webhooks at hosts: right after something about one changed, and every ten seconds for those that are due. */
@Singleton
class TendWebhooksJob {

    private final Drain drain;

    @Inject
    TendWebhooksJob(TendWebhooks tendWebhooks, ManagedExecutor executor) {
        this.drain = new Drain("webhooks at hosts", executor, tendWebhooks::next);
    }

    void onWish(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookWanted wanted) {
        drain.wake();
    }

    @Scheduled(every = "10s", delayed = "10s")
    void poll() {
        drain.wake();
    }

    @PreDestroy
    void stop() {
        drain.stop();
    }
}
