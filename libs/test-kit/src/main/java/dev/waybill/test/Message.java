package dev.waybill.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Fact;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record that a {@link TopicProbe} read. */
public record Message(ConsumerRecord<String, byte[]> raw) {

    private static final FactCodec CODEC = new FactCodec();

    public String key() {
        return raw.key();
    }

    /** The headers by name, the last value of each. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        raw.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    /** The value of a header, null if there is none. */
    public @Nullable String header(EventHeader name) {
        return headers().get(name.wireName());
    }

    public FactMetadata metadata() {
        return FactHeaders.read(raw.headers());
    }

    public boolean isTombstone() {
        return raw.value() == null;
    }

    /** The value as text, null on a tombstone. */
    public @Nullable String json() {
        return raw.value() == null ? null : new String(raw.value(), UTF_8);
    }

    /** The fact if it is of that type. */
    public <F extends Fact> Optional<F> fact(Class<F> type) {
        return switch (CODEC.decode(raw, type)) {
            case Decoded.Known<F> known -> Optional.of(known.fact());
            case Decoded.Tombstone<F> _, Decoded.Unknown<F> _ -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return raw.topic() + "-" + raw.partition() + "@" + raw.offset() + " " + key() + " " + headers() + " " + json();
    }
}
