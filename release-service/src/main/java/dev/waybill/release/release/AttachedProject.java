package dev.waybill.release.release;

import dev.waybill.contracts.ProjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project of a release.
 *
 * @param readsLoosely whether bare numbers are versions there
 * @param firstEvent when telemetry of the release first came from the project, null if none has
 * @param lastEvent when it last came, to the minute
 */
public record AttachedProject(
        long releaseId,
        long projectId,
        String slug,
        String name,
        @Nullable String platform,
        boolean readsLoosely,
        @Nullable Instant firstEvent,
        @Nullable Instant lastEvent) {

    /** The project as facts name it. */
    public ProjectRef ref() {
        return new ProjectRef(projectId, slug, name);
    }
}
