package dev.waybill.commit.webhook;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A delivery whose signature was right, as it is to be kept.
 *
 * @param hostDeliveryId the host's id of it
 * @param body the bytes that were signed
 */
record RawDelivery(
        long repositoryId,
        String host,
        String hostDeliveryId,
        String event,
        @Nullable String contentType,
        byte[] body) {

    RawDelivery {
        requireNonNull(host, "host");
        requireNonNull(hostDeliveryId, "hostDeliveryId");
        requireNonNull(event, "event");
        requireNonNull(body, "body");
    }
}
