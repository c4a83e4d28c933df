package dev.waybill.commit.whereabouts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The commit of a repository that a release was built from.
 *
 * @param head as it was told, perhaps abbreviated
 * @param sha in full, null while the graph does not know the commit
 * @param seenAt when the release was first heard of
 * @param told a digest of what was last told of it
 */
record ReleaseHead(
        long repositoryId,
        String version,
        long organizationId,
        String head,
        @Nullable String sha,
        Instant seenAt,
        @Nullable String told) {

    ReleaseHead {
        requireNonNull(version, "version");
        requireNonNull(head, "head");
        requireNonNull(seenAt, "seenAt");
    }
}
