package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit on the wire.
 *
 * @param coAuthors who wrote it together with its author; Sentry has no such field, and clients pass over what they do not know
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CommitView(
        String id,
        @Nullable String message,
        Instant dateCreated,
        @Nullable Object pullRequest,
        String suspectCommitType,
        RepositoryView repository,
        AuthorView author,
        List<AuthorView> coAuthors) {}
