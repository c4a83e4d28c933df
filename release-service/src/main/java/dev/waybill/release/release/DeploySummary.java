package dev.waybill.release.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a release shows of its newest deploy. */
public record DeploySummary(
        String id,
        String environment,
        @Nullable Instant dateStarted,
        Instant dateFinished,
        @Nullable String name,
        @Nullable String url) {}
