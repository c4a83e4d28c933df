package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a repository is fetched.
 *
 * @param fetchedAt when the last fetch began that brought everything; null if none did
 * @param imported how many commits came
 * @param failures how many tries in a row went wrong
 * @param problem why the last one did, a sentence without secrets; null if it did not
 */
public record FetchState(
        @Nullable Instant fetchedAt,
        long imported,
        int failures,
        @Nullable String problem,
        Instant nextAttemptAt) {

    public FetchState {
        requireNonNull(nextAttemptAt, "nextAttemptAt");
    }
}
