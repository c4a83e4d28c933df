package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Contributor;
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
 * @param contributors who is to be credited, the author first; empty where that is the author alone and nothing more is known of them
 * @param filesComplete whether {@code files} are all that it touches; else there may be more, or none are known
 */
public record ListedCommit(
        String repository,
        String sha,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail,
        @Nullable Instant committedAt,
        @Nullable String url,
        List<FileChange> files,
        boolean filesComplete,
        List<Contributor> contributors) {

    /** By its author alone. */
    public ListedCommit(
            String repository,
            String sha,
            @Nullable String message,
            @Nullable String authorName,
            @Nullable String authorEmail,
            @Nullable Instant committedAt,
            @Nullable String url,
            List<FileChange> files,
            boolean filesComplete) {
        this(repository, sha, message, authorName, authorEmail, committedAt, url, files, filesComplete, List.of());
    }

    /** The author, null if nobody is named. */
    public @Nullable Person author() {
        return CommitColumns.person(authorName, authorEmail);
    }

    /** Whether its author is a program. */
    public boolean isByProgram() {
        return contributors.stream().anyMatch(person -> person.role() == Contributor.Role.AUTHOR && person.bot());
    }

    /** Who wrote it together with its author, without programs. */
    public List<Person> coAuthors() {
        return ListedCommits.coAuthors(contributors);
    }

    /** The same commit, its repository called by another name. */
    ListedCommit in(String name) {
        return new ListedCommit(
                name, sha, message, authorName, authorEmail, committedAt, url, files, filesComplete, contributors);
    }

    ReleaseCommit told() {
        return new ReleaseCommit(repository, sha, message, author(), committedAt);
    }
}
