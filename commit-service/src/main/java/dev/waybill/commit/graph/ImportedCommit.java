package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as the repository itself has it, its texts cleaned and bounded.
 *
 * @param sha the full object id, lower case
 * @param parents in their order
 * @param files against the first parent, none for a merge; a renamed file is one that was added, with where it was, and one deleted
 * @param patchId the same for commits that change the same; null for merges and for what is too large
 * @param boundary true if its parents exist but are not in the copy
 */
public record ImportedCommit(
        String sha,
        List<String> parents,
        String message,
        Person author,
        Person committer,
        @Nullable Instant committedAt,
        List<FileChange> files,
        @Nullable String patchId,
        boolean boundary) {

    public ImportedCommit {
        requireNonNull(sha, "sha");
        parents = List.copyOf(parents);
        requireNonNull(message, "message");
        requireNonNull(author, "author");
        requireNonNull(committer, "committer");
        files = List.copyOf(files);
    }

    /** The same as a host would tell it. */
    public HostCommit told(@Nullable String url) {
        return new HostCommit(sha, message, author, committer, committedAt, url, parents, true, files);
    }
}
