package dev.waybill.notify.delivery;

import dev.waybill.kit.id.Ids;
import dev.waybill.notify.channel.Message;
import dev.waybill.notify.channel.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes messages out of the queue, for a while. */
@ApplicationScoped
class ClaimDeliveries {

    private final DeliveryRepository deliveries;
    private final NoticeRepository notices;
    private final SuppressionRepository suppressions;
    private final DeliveryConfig config;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ClaimDeliveries(
            DeliveryRepository deliveries,
            NoticeRepository notices,
            SuppressionRepository suppressions,
            DeliveryConfig config,
            Ids ids,
            Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.suppressions = suppressions;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Claims what is due for a channel, including what was claimed by someone whose lease is over. */
    @Transactional
    List<Claim> claim(String channel, int most) {
        Instant now = clock.instant();
        return deliveries.lockDue(channel, now, most).stream()
                .map(delivery -> claim(delivery, now))
                .toList();
    }

    private Claim claim(Delivery delivery, Instant now) {
        UUID claim = ids.next();
        delivery.claim(claim, now, config.lease());
        Recipient recipient = delivery.recipient();
        return new Claim(
                claim,
                now.plus(config.lease()),
                suppressions.covers(delivery.channel(), recipient.address(), now),
                new Message(delivery.id(), recipient, notices.get(delivery.noticeKind(), delivery.noticeId())));
    }
}
