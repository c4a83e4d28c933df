package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A commit on the wire. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CommitView(
        String id,
        @Nullable String message,
        Instant dateCreated,
        @Nullable Object pullRequest,
        String suspectCommitType,
        RepositoryView repository,
        AuthorView author) {}
