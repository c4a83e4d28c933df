package dev.waybill.kit.event;

import static dev.waybill.contracts.EventHeader.CAUSATION_ID;
import static dev.waybill.contracts.EventHeader.CONTENT_TYPE;
import static dev.waybill.contracts.EventHeader.CORRELATION_ID;
import static dev.waybill.contracts.EventHeader.ID;
import static dev.waybill.contracts.EventHeader.REPLAY;
import static dev.waybill.contracts.EventHeader.SEQUENCE;
import static dev.waybill.contracts.EventHeader.SOURCE;
import static dev.waybill.contracts.EventHeader.SPEC_VERSION;
import static dev.waybill.contracts.EventHeader.SUBJECT;
import static dev.waybill.contracts.EventHeader.TIME;
import static dev.waybill.contracts.EventHeader.TRACE_PARENT;
import static dev.waybill.contracts.EventHeader.TYPE;

import dev.waybill.contracts.EventHeader;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a fact: CloudEvents 1.0 in Kafka's binary mode, W3C trace context and a few of our own. */
public final class FactHeaders {

    private FactHeaders() {}

    /**
     * The headers by their names on the wire, in the order in which they are written.
     *
     * @param subject the key of the record
     */
    public static SequencedMap<String, String> toMap(FactMetadata metadata, String subject) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, metadata.id());
        put(headers, TYPE, metadata.type());
        put(headers, SOURCE, metadata.source());
        put(headers, SUBJECT, subject);
        put(headers, TIME, metadata.time());
        put(headers, SEQUENCE, metadata.sequence());
        put(headers, CORRELATION_ID, metadata.correlationId());
        put(headers, CAUSATION_ID, metadata.causationId());
        put(headers, CONTENT_TYPE, "application/json");
        put(headers, TRACE_PARENT, metadata.traceParent());
        put(headers, REPLAY, metadata.replay() ? "true" : null);
        return headers;
    }

    /** The headers as a record carries them. */
    public static Headers toRecord(FactMetadata metadata, String subject) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        toMap(metadata, subject)
                .forEach((name, value) -> headers.add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return headers;
    }

    /**
     * What a record's headers say.
     *
     * @throws PoisonEventException if a mandatory one is missing or one is malformed; the message names it, but not its value
     */
    public static FactMetadata read(Headers headers) {
        RecordHeaders.requireCloudEvents1(headers);
        return new FactMetadata(
                RecordHeaders.uuid(headers, ID),
                RecordHeaders.require(headers, TYPE),
                RecordHeaders.require(headers, SOURCE),
                RecordHeaders.instant(headers, TIME),
                RecordHeaders.number(headers, SEQUENCE),
                RecordHeaders.find(headers, CORRELATION_ID).orElse(null),
                RecordHeaders.find(headers, CAUSATION_ID).orElse(null),
                RecordHeaders.flag(headers, REPLAY),
                RecordHeaders.find(headers, TRACE_PARENT).orElse(null));
    }

    private static void put(SequencedMap<String, String> headers, EventHeader name, @Nullable Object value) {
        if (value != null) {
            headers.put(name.wireName(), value.toString());
        }
    }
}
