package dev.waybill.notify.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks every second for what has become due: retries, ended leases, and what another instance left. */
@ApplicationScoped
class SendJob {

    private final SendDeliveries sendDeliveries;

    @Inject
    SendJob(SendDeliveries sendDeliveries) {
        this.sendDeliveries = sendDeliveries;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        sendDeliveries.wake();
    }
}
