package dev.waybill.kit.event;

import static dev.waybill.contracts.EventHeader.CONTENT_TYPE;
import static dev.waybill.contracts.EventHeader.ENVIRONMENT;
import static dev.waybill.contracts.EventHeader.ID;
import static dev.waybill.contracts.EventHeader.ORGANIZATION;
import static dev.waybill.contracts.EventHeader.PROJECT;
import static dev.waybill.contracts.EventHeader.RECEIVED_AT;
import static dev.waybill.contracts.EventHeader.RELEASE;
import static dev.waybill.contracts.EventHeader.REPLAY;
import static dev.waybill.contracts.EventHeader.SOURCE;
import static dev.waybill.contracts.EventHeader.SPEC_VERSION;
import static dev.waybill.contracts.EventHeader.SUBJECT;
import static dev.waybill.contracts.EventHeader.TIME;
import static dev.waybill.contracts.EventHeader.TRACE_PARENT;
import static dev.waybill.contracts.EventHeader.TYPE;

import dev.waybill.contracts.TelemetryType;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The headers of records whose value is the SDK's own JSON. */
public final class TelemetryHeaders {

    private TelemetryHeaders() {}

    /**
     * The headers as a record carries them.
     *
     * @param subject the key of the record
     */
    public static Headers toRecord(TelemetryMetadata metadata, String subject) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        String receivedAt = MomentText.of(metadata.receivedAt());
        RecordHeaders.put(headers, SPEC_VERSION, "1.0");
        RecordHeaders.put(headers, ID, metadata.id());
        RecordHeaders.put(headers, TYPE, metadata.type().type());
        RecordHeaders.put(headers, SOURCE, metadata.source());
        RecordHeaders.put(headers, SUBJECT, subject);
        RecordHeaders.put(headers, TIME, receivedAt);
        RecordHeaders.put(headers, CONTENT_TYPE, "application/json");
        RecordHeaders.put(headers, ORGANIZATION, metadata.organizationId());
        RecordHeaders.put(headers, PROJECT, metadata.projectId());
        RecordHeaders.put(headers, RELEASE, metadata.release());
        RecordHeaders.put(headers, ENVIRONMENT, metadata.environment());
        RecordHeaders.put(headers, RECEIVED_AT, receivedAt);
        RecordHeaders.put(headers, TRACE_PARENT, metadata.traceParent());
        RecordHeaders.put(headers, REPLAY, metadata.replay() ? "true" : null);
        return headers;
    }

    /**
     * What a record's headers say.
     *
     * @return empty for a type of telemetry that this version does not know; it is to be skipped
     * @throws PoisonEventException if a mandatory header is missing or one is malformed; the message names it, but not its value
     */
    public static Optional<TelemetryMetadata> read(Headers headers) {
        String name = RecordHeaders.require(headers, TYPE);
        return Arrays.stream(TelemetryType.values())
                .filter(type -> type.type().equals(name))
                .findFirst()
                .map(type -> read(headers, type));
    }

    private static TelemetryMetadata read(Headers headers, TelemetryType type) {
        RecordHeaders.requireCloudEvents1(headers);
        return new TelemetryMetadata(
                RecordHeaders.uuid(headers, ID),
                type,
                RecordHeaders.require(headers, SOURCE),
                RecordHeaders.instant(headers, RECEIVED_AT),
                RecordHeaders.number(headers, ORGANIZATION),
                RecordHeaders.number(headers, PROJECT),
                RecordHeaders.find(headers, RELEASE).orElse(null),
                RecordHeaders.find(headers, ENVIRONMENT).orElse(null),
                RecordHeaders.flag(headers, REPLAY),
                RecordHeaders.find(headers, TRACE_PARENT).orElse(null));
    }
}
