package dev.waybill.state;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that waits to be told.
 *
 * @param seq its place; rows of one key are told in this order
 * @param payload null on a tombstone
 */
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        String key,
        Map<String, String> headers,
        byte @Nullable [] payload,
        Instant createdAt) {

    /** What keeps its order. */
    Lane lane() {
        return new Lane(topic, key);
    }

    record Lane(String topic, String key) {}
}
