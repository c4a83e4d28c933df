package dev.waybill.commit.whereabouts;

import dev.waybill.commit.background.Drain;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Triggers a look at the heads of releases: right after one was told or the graph grew, and regularly for what was left over. */
@Singleton
class HeadsJob {

    private final Drain drain;

    @Inject
    HeadsJob(RelateHeads relateHeads, ManagedExecutor executor) {
        this.drain = new Drain("heads of releases", executor, relateHeads::next);
    }

    void onNews(@Observes(during = TransactionPhase.AFTER_SUCCESS) HeadsNoted noted) {
        drain.wake();
    }

    @Scheduled(every = "5s", delayed = "3s")
    void poll() {
        drain.wake();
    }

    @PreDestroy
    void stop() {
        drain.stop();
    }
}
