package dev.waybill.release.release;

import dev.waybill.contracts.FileChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a client listed it.
 *
 * @param repository plain text, null if the client named none
 * @param timestamp null if the client gave none
 * @param files what it touches, null if the client told nothing of it
 */
public record GivenCommit(
        String sha,
        @Nullable String repository,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail,
        @Nullable Instant timestamp,
        @Nullable List<FileChange> files) {}
