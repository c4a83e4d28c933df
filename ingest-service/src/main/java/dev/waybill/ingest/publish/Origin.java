package dev.waybill.ingest.publish;

import dev.waybill.kit.directory.ProjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where telemetry came from.
 *
 * @param receivedAt when the request's body was complete, in whole milliseconds
 * @param traceParent W3C trace context
 */
public record Origin(long organizationId, long projectId, Instant receivedAt, String traceParent) {

    /** An item that came in with a key. */
    public static Origin of(ProjectKey key, Instant receivedAt, String traceParent) {
        return new Origin(
                key.organizationId(), key.projectId(), receivedAt.truncatedTo(ChronoUnit.MILLIS), traceParent);
    }
}
