package dev.waybill.kit.consume;

import dev.waybill.kit.event.TelemetryMetadata;
import java.util.Objects;

/**
 * An item of telemetry.
 *
 * @param key the record's key, in the form of its topic
 * @param json the SDK's own bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the SDK's bytes are megabytes at times and are never compared
public record ReceivedTelemetry(TelemetryMetadata metadata, String key, byte[] json) {

    public ReceivedTelemetry {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(json, "json");
    }

    @Override
    public String toString() {
        return "ReceivedTelemetry[" + metadata.type() + ", " + key + ", " + json.length + " bytes]";
    }
}
