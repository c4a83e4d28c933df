package dev.waybill.state;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicSpec;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How large a record a topic takes. Better refused in the transaction that says it than by the broker afterwards. */
@Singleton
final class SizeLimits {

    /** What the broker counts besides: the batch's frame and the record's lengths. */
    private static final int FRAME_BYTES = 256;

    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    private final Map<String, Integer> maxMessageBytes = TopicCatalog.load().topics().stream()
            .collect(Collectors.toUnmodifiableMap(TopicSpec::name, SizeLimits::limit));

    void check(Topic topic, String type, String key, Map<String, String> headers, byte[] payload) {
        long bytes = FRAME_BYTES + utf8(key) + payload.length;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += utf8(header.getKey()) + utf8(header.getValue()) + 10;
        }
        int limit = maxMessageBytes.getOrDefault(topic.wireName(), 0);
        if (bytes > limit) {
            throw new IllegalArgumentException(
                    "a " + type + " of " + bytes + " bytes, but " + topic.wireName() + " takes at most " + limit);
        }
    }

    private static int limit(TopicSpec topic) {
        return Integer.parseInt(Objects.requireNonNull(topic.config().get(MAX_MESSAGE_BYTES), topic.name()));
    }

    /** At most; exact for ASCII, which nearly everything here is. */
    private static long utf8(String text) {
        return text.chars().mapToLong(c -> c < 0x80 ? 1 : 3).sum();
    }
}
