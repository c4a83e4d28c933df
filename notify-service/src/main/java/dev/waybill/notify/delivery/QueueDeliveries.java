package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.Notice;
import dev.waybill.notify.channel.NotificationChannel;
import dev.waybill.notify.channel.Recipient;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Puts messages into the queue. */
@ApplicationScoped
public class QueueDeliveries {

    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final List<NotificationChannel> channels;
    private final Event<DeliveriesQueued> queued;
    private final Clock clock;

    @Inject
    QueueDeliveries(
            NoticeRepository notices,
            DeliveryRepository deliveries,
            @All List<NotificationChannel> channels,
            Event<DeliveriesQueued> queued,
            Clock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.channels = channels;
        this.queued = queued;
        this.clock = clock;
    }

    /**
     * Queues one message a recipient and channel, in the caller's transaction.
     *
     * @return how many; 0 for a notice that was queued before, whoever its recipients are now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int queue(Notice notice, List<Recipient> recipients) {
        Instant now = clock.instant();
        if (recipients.isEmpty() || !notices.add(notice, now)) {
            return 0;
        }
        int count = 0;
        for (Recipient recipient : recipients) {
            for (NotificationChannel channel : channels) {
                if (deliveries.add(notice, recipient, channel.name(), now)) {
                    count++;
                }
            }
        }
        queued.fire(new DeliveriesQueued());
        return count;
    }
}
