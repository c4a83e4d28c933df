package dev.waybill.state;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A fact that the broker refuses for ever, without its payload.
 *
 * @param seq what it is put back by
 * @param bytes the size of the payload
 */
public record RefusedView(
        long seq,
        UUID id,
        String topic,
        String key,
        Map<String, String> headers,
        int bytes,
        Instant createdAt,
        Instant refusedAt,
        String reason) {}
