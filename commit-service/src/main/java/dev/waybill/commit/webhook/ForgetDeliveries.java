package dev.waybill.commit.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets deliveries that were finished long ago, with the names and addresses in them. */
@Singleton
class ForgetDeliveries {

    private static final int ROWS = 500;

    private final DeliveryRepository deliveries;
    private final Duration retention;
    private final Clock clock;

    @Inject
    ForgetDeliveries(
            DeliveryRepository deliveries,
            @ConfigProperty(name = "waybill.commit.delivery-retention", defaultValue = "30D") Duration retention,
            Clock clock) {
        this.deliveries = deliveries;
        this.retention = retention;
        this.clock = clock;
    }

    /** Forgets some; false if there were none. */
    @Transactional
    boolean some() {
        return deliveries.forget(clock.instant().minus(retention), ROWS) > 0;
    }
}
