package dev.waybill.contracts;

/** CloudEvents types of the records whose value is the SDK's own JSON rather than one of our facts. */
public enum TelemetryType {
    /** An error event, on {@link Topic#ERRORS}. */
    ERROR_SEEN("dev.waybill.error.seen.v1", Topic.ERRORS),
    /** An update of one session, on {@link Topic#SESSIONS}. */
    SESSION_SEEN("dev.waybill.session.seen.v1", Topic.SESSIONS),
    /** Counts of many sessions, on {@link Topic#SESSIONS}. */
    SESSIONS_SEEN("dev.waybill.sessions.seen.v1", Topic.SESSIONS);

    private final String type;
    private final Topic topic;

    TelemetryType(String type, Topic topic) {
        this.type = type;
        this.topic = topic;
    }

    /** The value of {@link EventHeader#TYPE}. */
    public String type() {
        return type;
    }

    /** Where records of this type go. */
    public Topic topic() {
        return topic;
    }
}
