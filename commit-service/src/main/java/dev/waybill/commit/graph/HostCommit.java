package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a host told it, its texts cleaned and bounded.
 *
 * @param sha the full object id, lower case
 * @param parents object ids if the host tells them, null if it does not
 * @param distinct false if an earlier push already brought it
 */
public record HostCommit(
        String sha,
        String message,
        Person author,
        Person committer,
        @Nullable Instant committedAt,
        @Nullable String url,
        @Nullable List<String> parents,
        boolean distinct,
        List<FileChange> files) {

    public HostCommit {
        requireNonNull(sha, "sha");
        requireNonNull(message, "message");
        requireNonNull(author, "author");
        requireNonNull(committer, "committer");
        parents = parents == null ? null : List.copyOf(parents);
        files = List.copyOf(files);
    }
}
