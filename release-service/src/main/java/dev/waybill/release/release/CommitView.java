package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit on the wire.
 *
 * @param pullRequest that brought it, null if none is known
 * @param coAuthors who wrote it together with its author; Sentry has no such field, and clients pass over what they do not know
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CommitView(
        String id,
        @Nullable String message,
        Instant dateCreated,
        @Nullable PullRequestView pullRequest,
        String suspectCommitType,
        RepositoryView repository,
        AuthorView author,
        List<AuthorView> coAuthors) {}
