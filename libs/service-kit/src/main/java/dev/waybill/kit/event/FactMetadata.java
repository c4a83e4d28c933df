package dev.waybill.kit.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say about its fact.
 *
 * @param id the fact's id, the same for every delivery of it; see {@link FactIds}
 * @param type the CloudEvents type, such as {@code dev.waybill.deploy.announced.v1}
 * @param source who tells it, such as {@code /waybill/release}
 * @param time when it happened
 * @param sequence the version of the aggregate that it is about; grows with every fact of one key and type family
 * @param correlationId what started the chain of facts, null if nobody knows
 * @param causationId the id of the fact that caused this one, null if none did
 * @param replay true on a repetition of old facts: it changes copies, but nobody is mailed because of it
 * @param traceParent W3C trace context of who told it, null if it was not traced
 */
public record FactMetadata(
        UUID id,
        String type,
        String source,
        Instant time,
        long sequence,
        @Nullable String correlationId,
        @Nullable String causationId,
        boolean replay,
        @Nullable String traceParent) {

    public FactMetadata {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        requireNonNull(time, "time");
    }
}
