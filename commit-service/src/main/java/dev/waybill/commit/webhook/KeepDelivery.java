package dev.waybill.commit.webhook;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Keeps a delivery as it came, before its host is told that all is well. */
@Singleton
class KeepDelivery {

    private final DeliveryRepository deliveries;
    private final Event<DeliveryArrived> arrived;
    private final Clock clock;

    @Inject
    KeepDelivery(DeliveryRepository deliveries, Event<DeliveryArrived> arrived, Clock clock) {
        this.deliveries = deliveries;
        this.arrived = arrived;
        this.clock = clock;
    }

    @Transactional
    Receipt keep(RawDelivery delivery) {
        Optional<Long> kept = deliveries.keep(delivery, clock.instant());
        if (kept.isEmpty()) {
            return new Receipt(deliveries.idOf(delivery), true);
        }
        arrived.fire(new DeliveryArrived());
        return new Receipt(kept.get(), false);
    }
}
