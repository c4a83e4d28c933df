package dev.waybill.commit.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is listed, without its body.
 *
 * @param state received, processed, ignored or failed
 * @param reason why it was ignored or failed, or what the last attempt met
 */
record DeliveryView(
        String id,
        String host,
        String deliveryId,
        String event,
        String state,
        @Nullable String reason,
        int attempts,
        Instant receivedAt,
        @Nullable Instant finishedAt) {}
