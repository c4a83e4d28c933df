package dev.waybill.release.releasecommit;

import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.ReleaseFact.ReleaseCommit;
import dev.waybill.release.sql.CommitColumns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit in the list of a release.
 *
 * @param repository the name, plain text unless it came from the commit graph
 * @param committedAt null if nobody told
 * @param url the commit's page at its host, null if unknown
 */
public record ListedCommit(
        String repository,
        String sha,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail,
        @Nullable Instant committedAt,
        @Nullable String url,
        List<FileChange> files) {

    /** The author, null if nobody is named. */
    public @Nullable Person author() {
        return CommitColumns.person(authorName, authorEmail);
    }

    ReleaseCommit told() {
        return new ReleaseCommit(repository, sha, message, author(), committedAt);
    }
}
