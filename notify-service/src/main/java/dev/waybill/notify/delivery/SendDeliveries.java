package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.NotificationChannel;
import dev.waybill.notify.channel.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims in one transaction, sends outside of any, records in another. If the process dies in between, the lease ends and
 * the message is sent again under the same id, which is the best that channels without transactions allow.
 */
@ApplicationScoped
class SendDeliveries {

    private static final Logger LOG = Logger.getLogger(SendDeliveries.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final ClaimDeliveries claimDeliveries;
    private final Attempt attempt;
    private final MeterRegistry metrics;
    private final List<Lane> lanes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());

    @Inject
    SendDeliveries(
            ClaimDeliveries claimDeliveries,
            RecordOutcome recordOutcome,
            @All List<NotificationChannel> channels,
            DeliveryConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.claimDeliveries = claimDeliveries;
        this.attempt = new Attempt(recordOutcome, workers, config.sendTimeout(), clock, stopping);
        this.metrics = metrics;
        this.lanes = channels.stream()
                .map(channel ->
                        new Lane(channel, config.concurrency(), new Circuit(clock, RandomGenerator.getDefault())))
                .toList();
        lanes.forEach(lane -> Gauge.builder(
                        "waybill.channel.unreachable", lane, it -> it.circuit().isOpen() ? 1 : 0)
                .tag("channel", lane.channel().name())
                .register(metrics));
    }

    /** Has what is due sent, without waiting for it. */
    void wake() {
        lanes.forEach(this::start);
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesQueued queued) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        workers.shutdown();
        if (!workers.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
        }
    }

    private void start(Lane lane) {
        try {
            workers.execute(() -> fill(lane));
        } catch (RejectedExecutionException stopping) {
            LOG.debugf(
                    "not sending, the service stops channel=%s", lane.channel().name());
        }
    }

    private void fill(Lane lane) {
        String channel = lane.channel().name();
        try {
            for (Claim claim : lane.fill(most -> claimDeliveries.claim(channel, most))) {
                workers.execute(() -> send(lane, claim));
            }
        } catch (RejectedExecutionException stopping) {
            LOG.debugf("claimed but not sent, the service stops channel=%s", channel);
        } catch (RuntimeException failed) {
            LOG.warnf("cannot claim deliveries event=claim-failed channel=%s error=%s", channel, failed);
        }
    }

    private void send(Lane lane, Claim claim) {
        try {
            Outcome outcome = attempt.make(lane, claim);
            metrics.counter(
                            "waybill.delivery.attempts",
                            "channel",
                            lane.channel().name(),
                            "outcome",
                            outcome.getClass().getSimpleName())
                    .increment();
        } finally {
            lane.release();
            start(lane);
        }
    }
}
