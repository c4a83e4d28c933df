package dev.waybill.notify.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets deliveries that were finished long ago, notices that nothing refers to, and suppressions that are over. */
@ApplicationScoped
class PurgeDeliveries {

    private static final Logger LOG = Logger.getLogger(PurgeDeliveries.class);

    private final DeliveryRepository deliveries;
    private final NoticeRepository notices;
    private final SuppressionRepository suppressions;
    private final DeliveryConfig config;
    private final Clock clock;

    @Inject
    PurgeDeliveries(
            DeliveryRepository deliveries,
            NoticeRepository notices,
            SuppressionRepository suppressions,
            DeliveryConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.suppressions = suppressions;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void purge() {
        Instant now = clock.instant();
        Instant before = now.minus(config.retention());
        LOG.infof(
                "old deliveries forgotten event=deliveries-purged deliveries=%d notices=%d suppressions=%d",
                deliveries.removeFinished(before), notices.removeOrphans(before), suppressions.removeExpired(now));
    }
}
