package dev.waybill.contracts;

/**
 * The headers of a record: CloudEvents 1.0 in Kafka's binary mode, W3C trace context, and a few of our own. All values are UTF-8 text.
 */
public enum EventHeader {
    SPEC_VERSION("ce_specversion"),
    ID("ce_id"),
    TYPE("ce_type"),
    SOURCE("ce_source"),
    SUBJECT("ce_subject"),
    TIME("ce_time"),
    /** The version of the aggregate that the fact is about; grows with every fact of one key and type family. */
    SEQUENCE("ce_sequence"),
    CORRELATION_ID("ce_correlationid"),
    CAUSATION_ID("ce_causationid"),
    CONTENT_TYPE("content-type"),
    TRACE_PARENT("traceparent"),
    /** {@code true} on a record that repeats an old one; it changes copies, but nobody is mailed because of it. */
    REPLAY("waybill_replay"),
    /** On a re-driven dead letter: the only consumer group that it is meant for. */
    REDRIVE_GROUP("waybill_redrive_group"),
    /** On telemetry: the organisation's id. */
    ORGANIZATION("waybill_organization"),
    /** On telemetry: the project's id. */
    PROJECT("waybill_project"),
    /** On telemetry: the release's version, absent if the item names none. */
    RELEASE("waybill_release"),
    /** On telemetry: the environment, absent if the item names none. */
    ENVIRONMENT("waybill_environment"),
    /** On telemetry: when the item was received, ISO-8601. */
    RECEIVED_AT("waybill_received_at");

    private final String wireName;

    EventHeader(String wireName) {
        this.wireName = wireName;
    }

    /** The name of the header on the record. */
    public String wireName() {
        return wireName;
    }
}
