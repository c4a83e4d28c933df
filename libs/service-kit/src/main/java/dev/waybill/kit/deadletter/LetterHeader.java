package dev.waybill.kit.deadletter;

/** The headers that a dead letter has beside the original ones. All values are UTF-8 text. */
enum LetterHeader {
    /** The class of the exception. */
    REASON("waybill_dlq_reason"),
    /** The exception's message, at most 1 KiB. */
    MESSAGE("waybill_dlq_message"),
    TOPIC("waybill_dlq_topic"),
    PARTITION("waybill_dlq_partition"),
    OFFSET("waybill_dlq_offset"),
    /** The original record's timestamp, ISO-8601. */
    TIMESTAMP("waybill_dlq_timestamp"),
    /** The original key; absent if the record had none. */
    KEY("waybill_dlq_key"),
    /** {@code true} if the original had no value, since a dead letter without one would be a tombstone. */
    NO_VALUE("waybill_dlq_no_value"),
    /** The consumer group that could not handle it. */
    GROUP("waybill_dlq_group"),
    /** When it was set aside, ISO-8601. */
    AT("waybill_dlq_at");

    /** What all of them begin with. */
    static final String PREFIX = "waybill_dlq_";

    private final String wireName;

    LetterHeader(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
