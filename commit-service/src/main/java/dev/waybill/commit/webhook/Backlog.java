package dev.waybill.commit.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the metrics how many deliveries wait to be worked off. */
@Singleton
class Backlog {

    private final DeliveryRepository deliveries;
    private final AtomicLong waiting;

    @Inject
    Backlog(DeliveryRepository deliveries, MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.waiting = Objects.requireNonNull(metrics.gauge("waybill.deliveries.waiting", new AtomicLong()));
    }

    @Transactional
    void measure() {
        waiting.set(deliveries.waiting());
    }
}
