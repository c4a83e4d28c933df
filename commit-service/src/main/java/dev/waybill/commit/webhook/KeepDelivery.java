package dev.waybill.commit.webhook;

import dev.waybill.kit.error.ApiException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a delivery as it came, before its host is told that all is well. That is one statement, which is durable when it comes back: a
 * transaction around it would only make it three trips to the database.
 */
@Singleton
class KeepDelivery {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeptDeliveryRepository deliveries;
    private final Event<DeliveryArrived> arrived;
    private final Clock clock;

    @Inject
    KeepDelivery(KeptDeliveryRepository deliveries, Event<DeliveryArrived> arrived, Clock clock) {
        this.deliveries = deliveries;
        this.arrived = arrived;
        this.clock = clock;
    }

    /**
     * Keeps a delivery. Not within a transaction, with which it would be undone.
     *
     * @throws ApiException 503 if it was kept before and is forgotten at this moment
     */
    @Transactional(TxType.NEVER)
    Receipt keep(RawDelivery delivery) {
        Optional<Long> kept = deliveries.keep(delivery, clock.instant());
        if (kept.isEmpty()) {
            return new Receipt(deliveries.idOf(delivery).orElseThrow(KeepDelivery::forgotten), true);
        }
        arrived.fire(new DeliveryArrived());
        return new Receipt(kept.get(), false);
    }

    private static ApiException forgotten() {
        return ApiException.unavailable("The delivery was kept before and is being forgotten.", SOON);
    }
}
