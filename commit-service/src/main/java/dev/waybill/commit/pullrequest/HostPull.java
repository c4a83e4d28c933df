package dev.waybill.commit.pullrequest;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as a host told it, its texts cleaned and bounded. What is null was not told.
 *
 * @param number as it stands in the address of its page
 * @param sourceBranch without {@code refs/heads/}
 * @param targetBranch without {@code refs/heads/}
 * @param head the newest commit of the source branch; hosts may abbreviate object ids here
 * @param commits others that the host lists, oldest first
 * @param mergeCommit the commit that brought it to its target, null unless it was merged
 * @param squashCommit the squashed commit where a merge commit lies above it
 * @param changedAt when it came to be so
 */
public record HostPull(
        long number,
        String title,
        String body,
        PullRequestState state,
        @Nullable HostAccount author,
        @Nullable HostAccount mergedBy,
        @Nullable String sourceBranch,
        @Nullable String targetBranch,
        @Nullable String head,
        List<String> commits,
        @Nullable String mergeCommit,
        @Nullable String squashCommit,
        @Nullable String url,
        @Nullable Instant changedAt) {

    /** No more commits of one pull request are kept. */
    public static final int MOST_COMMITS = 250;

    public HostPull {
        requireNonNull(title, "title");
        requireNonNull(body, "body");
        requireNonNull(state, "state");
        commits = List.copyOf(commits);
    }
}
