package dev.waybill.release.pullrequest;

import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull request that brought a commit.
 *
 * @param body empty if nothing was written
 * @param url its page at the host, null if unknown
 * @param author null if the host did not tell
 * @param firstToldAt when it was first heard of
 * @param mergedAt null if it is not merged
 */
public record LandedPull(
        long number,
        String title,
        String body,
        @Nullable String url,
        @Nullable Person author,
        PullRequestState state,
        Instant firstToldAt,
        @Nullable Instant mergedAt) {}
