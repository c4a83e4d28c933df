package dev.waybill.release.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which releases a list shows.
 *
 * @param projectIds only releases of one of these, null for all
 * @param environments only releases seen in one of these, null for all
 * @param status {@code open} or {@code archived}, null for both
 * @param text a part of the version in any letter case, null for all
 * @param from the earliest date added, null for all
 * @param to the date added that is too late, null for all
 * @param byEffectiveDate ordered by the date released, else added, rather than the date added; always newest first
 */
record ReleaseFilter(
        long organizationId,
        @Nullable List<Long> projectIds,
        @Nullable List<String> environments,
        @Nullable String status,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean byEffectiveDate) {}
