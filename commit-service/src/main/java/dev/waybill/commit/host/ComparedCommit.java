package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a host's API tells it, its texts as they came.
 *
 * @param sha the full object id
 * @param parents full object ids, null if this host does not tell them
 */
public record ComparedCommit(
        String sha,
        @Nullable List<String> parents,
        String message,
        Signer author,
        Signer committer,
        @Nullable String url) {

    /** Somebody and when. */
    public record Signer(
            @Nullable String name,
            @Nullable String email,
            @Nullable Instant at) {}

    public ComparedCommit {
        requireNonNull(sha, "sha");
        requireNonNull(message, "message");
        requireNonNull(author, "author");
        requireNonNull(committer, "committer");
        parents = parents == null ? null : List.copyOf(parents);
    }
}
