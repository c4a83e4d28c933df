package dev.waybill.commit.webhook;

import dev.waybill.commit.background.Drain;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Triggers the work on deliveries: right after one was kept, and every second for those that wait for another attempt or were left over. */
@Singleton
class DeliveryJob {

    private final Drain drain;
    private final ForgetDeliveries forgetDeliveries;
    private final Backlog backlog;

    @Inject
    DeliveryJob(
            WorkOffDeliveries workOffDeliveries,
            RightOfWay rightOfWay,
            ForgetDeliveries forgetDeliveries,
            Backlog backlog,
            ManagedExecutor executor) {
        this.drain = new Drain("deliveries", executor, () -> rightOfWay.work(workOffDeliveries::next));
        this.forgetDeliveries = forgetDeliveries;
        this.backlog = backlog;
    }

    void onArrival(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryArrived arrived) {
        drain.wake();
    }

    @Scheduled(every = "1s", delayed = "1s")
    void poll() {
        drain.wake();
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        backlog.measure();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        boolean more = true;
        while (more) {
            more = forgetDeliveries.some();
        }
    }

    @PreDestroy
    void stop() {
        drain.stop();
    }
}
