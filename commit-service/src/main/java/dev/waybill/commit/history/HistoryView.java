package dev.waybill.commit.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the history of a repository is known.
 *
 * @param status {@code complete}: nothing is missing since the beginning of what is known; {@code incomplete}: something is, and ranges over
 *     it say so; {@code pending}: it is being fetched for the first time; {@code failing}: the last try to get it went wrong
 * @param source where it comes from beside webhooks: {@code fetch} (there is a clone URL), {@code api} (there is a token), {@code webhooks}
 *     (nowhere else)
 * @param message the same for people
 * @param fetch null without a clone URL
 * @param branches null where nobody asks the host for them: the repository is fetched, or there is no token
 * @param gaps what is missing, the newest first, at most 100
 * @param gapsTotal how many there are, at most 500 of which are kept
 */
public record HistoryView(
        String status,
        String source,
        String message,
        @Nullable Fetch fetch,
        @Nullable BranchLook branches,
        List<Missed> gaps,
        long gapsTotal) {

    public HistoryView {
        gaps = List.copyOf(gaps);
    }

    /**
     * How it is fetched.
     *
     * @param fetchedAt when the last fetch began that brought everything; null if none did
     * @param commits how many were imported
     * @param problem why the last fetch went wrong; null if it did not
     * @param nextAttemptAt when it is fetched next, unless something is pushed before
     */
    public record Fetch(
            @Nullable Instant fetchedAt,
            long commits,
            int failures,
            @Nullable String problem,
            Instant nextAttemptAt) {}

    /**
     * How the host is asked where the branches are, in case a webhook was lost.
     *
     * @param checkedAt when it told last; null if it never did
     * @param failures how many tries in a row went wrong
     * @param problem why the last one did; null if it did not
     */
    public record BranchLook(
            @Nullable Instant checkedAt,
            int failures,
            @Nullable String problem,
            Instant nextAttemptAt) {}

    /**
     * Something that is missing.
     *
     * @param from the commit from which on it is missing; null where nothing before is known
     * @param to the commit to which something is missing
     * @param reason {@code cut}, {@code missed}, {@code rewritten}, {@code branch} or {@code beginning}
     * @param message the same for people
     * @param commits the commits behind which it is missing, at most 100
     * @param attempts how often the host was asked
     * @param nextAttemptAt when it is asked again; null if it is not
     * @param problem why the last try went wrong
     */
    public record Missed(
            String ref,
            @Nullable String from,
            String to,
            String reason,
            String message,
            List<String> commits,
            Instant openedAt,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String problem) {

        public Missed {
            commits = List.copyOf(commits);
        }
    }
}
