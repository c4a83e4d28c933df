package dev.waybill.ingest.publish;

import dev.waybill.contracts.ReleaseSeen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is announced once and then refreshed. */
record SightingKey(
        long organizationId,
        long projectId,
        String version,
        @Nullable String environment,
        @Nullable String dist) {

    static SightingKey of(ReleaseSeen fact) {
        return new SightingKey(
                fact.organizationId(), fact.projectId(), fact.version(), fact.environment(), fact.dist());
    }

    ReleaseSeen seen(Instant first, Instant last, long count) {
        return new ReleaseSeen(organizationId, projectId, version, environment, dist, first, last, count);
    }
}
