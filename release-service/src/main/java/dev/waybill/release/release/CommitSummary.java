package dev.waybill.release.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a release shows of its newest commit. */
public record CommitSummary(
        String repository,
        String sha,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail,
        Instant date) {}
