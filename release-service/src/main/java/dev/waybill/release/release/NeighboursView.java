package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a release stands in the project that the caller looks at; nulls at the ends, and for sessions while there are none.
 *
 * @param prevReleaseVersion the next older one
 * @param nextReleaseVersion the next newer one
 * @param firstReleaseVersion the oldest of the project
 * @param lastReleaseVersion the newest of the project
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NeighboursView(
        @Nullable String prevReleaseVersion,
        @Nullable String nextReleaseVersion,
        @Nullable String firstReleaseVersion,
        @Nullable String lastReleaseVersion,
        @Nullable Instant sessionsLowerBound,
        @Nullable Instant sessionsUpperBound) {}
