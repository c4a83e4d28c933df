package dev.waybill.ingest.envelope;

import dev.waybill.contracts.TelemetryType;
import dev.waybill.ingest.event.EventScan;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.session.SessionScan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought, read and checked.
 *
 * @param dsn from the envelope's header, null if absent
 * @param eventId what the client is told, 32 hexadecimal digits; null if there is no event
 * @param error null if there is none
 * @param skipped how many items were of a type that we do not keep
 */
record Submission(
        @Nullable String dsn,
        @Nullable String eventId,
        @Nullable ErrorItem error,
        List<SessionItem> sessions,
        int skipped) {

    /** An error event. */
    record ErrorItem(String eventId, Slice json, EventScan scan) {}

    /** One session's update, or counts of many. */
    record SessionItem(TelemetryType type, Slice json, SessionScan scan) {}
}
