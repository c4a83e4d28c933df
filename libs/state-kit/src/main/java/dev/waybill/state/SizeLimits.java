package dev.waybill.state;

import dev.waybill.contracts.Topic;
import jakarta.inject.Singleton;
import java.util.Map;

/** How large a record a topic takes. Better refused in the transaction that says it than by the broker afterwards. */
@Singleton
final class SizeLimits {

    /** What the broker counts besides: the batch's frame and the record's lengths. */
    private static final int FRAME_BYTES = 256;

    void check(Topic topic, String type, String key, Map<String, String> headers, byte[] payload) {
        long bytes = FRAME_BYTES + utf8(key) + payload.length;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += utf8(header.getKey()) + utf8(header.getValue()) + 10;
        }
        int limit = 1048576;
        if (bytes > limit) {
            throw new IllegalArgumentException(
                    "a " + type + " of " + bytes + " bytes, but " + topic.wireName() + " takes at most " + limit);
        }
    }

    /** At most; exact for ASCII, which nearly everything here is. */
    private static long utf8(String text) {
        return text.chars().mapToLong(c -> c < 0x80 ? 1 : 3).sum();
    }
}
