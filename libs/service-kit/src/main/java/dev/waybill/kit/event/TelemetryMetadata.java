package dev.waybill.kit.event;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.TelemetryType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a telemetry record say about the SDK's bytes in its value.
 *
 * @param id the same for every delivery of the record
 * @param source who tells it, such as {@code /waybill/ingest}
 * @param receivedAt when the item was received
 * @param release the release's version, null if the item names none
 * @param environment null if the item names none
 * @param traceParent W3C trace context, null if it was not traced
 */
public record TelemetryMetadata(
        UUID id,
        TelemetryType type,
        String source,
        Instant receivedAt,
        long organizationId,
        long projectId,
        @Nullable String release,
        @Nullable String environment,
        boolean replay,
        @Nullable String traceParent) {

    public TelemetryMetadata {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        requireNonNull(receivedAt, "receivedAt");
    }
}
