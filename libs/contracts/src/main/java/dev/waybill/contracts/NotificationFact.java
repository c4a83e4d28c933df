package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** What became of a message to a person. Addresses and texts are not repeated here. */
public sealed interface NotificationFact extends Fact {

    UUID deliveryId();

    @Override
    default String key() {
        return deliveryId().toString();
    }

    /**
     * The channel took the message.
     *
     * @param channel such as {@code email}
     * @param subject what it was about, such as {@code deploy/42}
     */
    @FactType("dev.waybill.notification.sent.v1")
    record NotificationSent(
            UUID deliveryId,
            long organizationId,
            long memberId,
            String channel,
            String subject,
            int attempt,
            Instant sentAt)
            implements NotificationFact {

        public NotificationSent {
            requireNonNull(deliveryId, "deliveryId");
            requireNonNull(channel, "channel");
            requireNonNull(subject, "subject");
            requireNonNull(sentAt, "sentAt");
        }
    }

    /**
     * The message will not be delivered.
     *
     * @param reason a short word for people who operate Waybill, without addresses
     */
    @FactType("dev.waybill.notification.failed.v1")
    record NotificationFailed(
            UUID deliveryId,
            long organizationId,
            long memberId,
            String channel,
            String subject,
            int attempt,
            String reason,
            Instant failedAt)
            implements NotificationFact {

        public NotificationFailed {
            requireNonNull(deliveryId, "deliveryId");
            requireNonNull(channel, "channel");
            requireNonNull(subject, "subject");
            requireNonNull(reason, "reason");
            requireNonNull(failedAt, "failedAt");
        }
    }
}
