package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * The numbers of a release.
 *
 * @param released the date released, else added
 * @param commitFilesChanged how many different files its commits touch
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReleaseMetaView(
        String version,
        VersionInfoView versionInfo,
        List<ReleaseView.ProjectView> projects,
        int newGroups,
        int deployCount,
        int commitCount,
        Instant released,
        long commitFilesChanged,
        int releaseFileCount,
        @JsonProperty("isArtifactBundle") boolean isArtifactBundle) {}
