package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry of a version arrived. The first sighting of a project, version, environment and dist is told at once, then at most one a minute.
 *
 * @param environment null if the telemetry named none
 * @param dist null if the telemetry named none
 * @param firstSeen the earliest receipt since the last announcement
 * @param lastSeen the latest receipt
 * @param count how many items were seen since the last announcement, at least 1
 */
@FactType("dev.waybill.release.seen.v1")
public record ReleaseSeen(
        long organizationId,
        long projectId,
        String version,
        @Nullable String environment,
        @Nullable String dist,
        Instant firstSeen,
        Instant lastSeen,
        long count)
        implements Fact {

    public ReleaseSeen {
        requireNonNull(version, "version");
        requireNonNull(firstSeen, "firstSeen");
        requireNonNull(lastSeen, "lastSeen");
    }

    @Override
    public String key() {
        return projectId + "/" + version;
    }
}
