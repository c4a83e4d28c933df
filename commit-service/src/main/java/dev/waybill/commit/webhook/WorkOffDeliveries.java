package dev.waybill.commit.webhook;

import dev.waybill.kit.retry.Backoff;
import dev.waybill.kit.retry.Transience;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works kept deliveries off: each in a transaction of its own, so that a crash leaves it as it was. */
@Singleton
final class WorkOffDeliveries {

    private static final Logger LOG = Logger.getLogger(WorkOffDeliveries.class);

    /** Eight attempts take about ten minutes. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5), 4);

    /** The largest push takes some seconds, on a busy machine many. */
    private static final int LONGEST_SECONDS = 300;

    private final DeliveryRepository deliveries;
    private final WebhookHosts hosts;
    private final ApplyMeaning applyMeaning;
    private final MeterRegistry metrics;
    private final Clock clock;

    @Inject
    WorkOffDeliveries(
            DeliveryRepository deliveries,
            WebhookHosts hosts,
            ApplyMeaning applyMeaning,
            MeterRegistry metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.hosts = hosts;
        this.applyMeaning = applyMeaning;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Works the next one off.
     *
     * @return false if none is due
     * @throws RuntimeException if the database is away; the delivery stays as it was
     */
    boolean next() {
        AtomicReference<@Nullable Delivery> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
                deliveries.claim(clock.instant()).ifPresent(delivery -> {
                    claimed.set(delivery);
                    workOff(delivery);
                });
                return claimed.get() != null;
            });
        } catch (RuntimeException failure) {
            Delivery delivery = claimed.get();
            if (delivery == null || Transience.isTransient(failure)) {
                throw failure;
            }
            recordFailure(delivery, failure);
            return true;
        }
    }

    private void workOff(Delivery delivery) {
        try {
            Meaning meaning = hosts.named(delivery.host())
                    .orElseThrow(() -> new MalformedPayloadException("nobody understands that host any more"))
                    .read(delivery.event(), delivery.contentType(), deliveries.body(delivery.id()));
            applyMeaning.apply(delivery, meaning);
        } catch (MalformedPayloadException malformed) {
            delivery.failed("" + malformed.getMessage(), clock.instant());
            LOG.warnf(
                    "delivery malformed delivery=%d repo=%d error=%s",
                    delivery.id(), delivery.repositoryId(), malformed.getMessage());
        }
        metrics.counter(
                        "waybill.deliveries",
                        "host",
                        delivery.host(),
                        "outcome",
                        delivery.state().name())
                .increment();
    }

    private void recordFailure(Delivery failed, RuntimeException failure) {
        LOG.errorf(
                failure,
                "delivery failed delivery=%d repo=%d attempt=%d",
                failed.id(),
                failed.repositoryId(),
                failed.attempts() + 1);
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries
                        .lock(failed.id())
                        .ifPresent(delivery -> delivery.attemptFailed(
                                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                                clock.instant(),
                                BACKOFF.after(delivery.attempts() + 1, RandomGenerator.getDefault()))));
    }
}
