package dev.waybill.notify.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Forgets old deliveries every few hours. */
@ApplicationScoped
class PurgeJob {

    private final PurgeDeliveries purgeDeliveries;

    @Inject
    PurgeJob(PurgeDeliveries purgeDeliveries) {
        this.purgeDeliveries = purgeDeliveries;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        purgeDeliveries.purge();
    }
}
