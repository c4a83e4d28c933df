package dev.waybill.release.release;

import dev.waybill.release.repository.RepositoryEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commits came with a release that was made or changed. Observed by the feature that owns commits, in the same transaction, under the
 * lock of the release.
 *
 * @param commits a whole new list, null if none was given
 * @param refs null if none were given; an empty list clears the release
 * @param repositories the repositories of the refs by folded name
 */
public record CommitsGiven(
        Release release,
        @Nullable List<GivenCommit> commits,
        @Nullable List<GivenRef> refs,
        Map<String, RepositoryEntry> repositories) {}
