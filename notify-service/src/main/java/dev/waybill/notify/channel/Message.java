package dev.waybill.notify.channel;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * One notice for one person.
 *
 * @param deliveryId the same at every attempt
 */
public record Message(UUID deliveryId, Recipient recipient, Notice notice) {

    public Message {
        requireNonNull(deliveryId, "deliveryId");
        requireNonNull(recipient, "recipient");
        requireNonNull(notice, "notice");
    }
}
