package dev.waybill.commit.range;

import dev.waybill.commit.graph.FactBounds;
import dev.waybill.contracts.RangeFact.RangeCommit;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shares the bytes of an answer out among its commits. Each has the same share, and what one does not need the next ones may use; one that
 * needs more than there is goes without its files, then without the end of its message, and at last is only named. So an answer is bounded
 * and lists every commit all the same.
 */
final class Allowance {

    /** What a subject line and a little more take. */
    private static final int SHORT_MESSAGE = 200;

    /** One part of so many is there from the beginning, for what the newest commits need more than others. */
    private static final int RESERVE = 4;

    private final ToIntFunction<RangeCommit> measure;
    private final long share;
    private long left;

    /**
     * For one answer.
     *
     * @param measure how many bytes a commit takes
     * @param bytes for all of them
     * @param commits how many they are
     */
    Allowance(ToIntFunction<RangeCommit> measure, long bytes, int commits) {
        this.measure = measure;
        this.left = bytes / RESERVE;
        this.share = (bytes - left) / Math.max(1, commits);
    }

    /** A commit as it is told, and how many bytes that takes. */
    record Fitted(RangeCommit commit, int bytes) {}

    /** The next commit, as much of it as may be told. */
    Fitted fit(RangeCommit commit) {
        left += share;
        Fitted fitted = measured(commit);
        if (fitted.bytes() > left) {
            fitted = measured(with(commit, commit.message()));
        }
        if (fitted.bytes() > left && commit.message() != null) {
            fitted = measured(with(commit, FactBounds.cut(commit.message(), SHORT_MESSAGE)));
        }
        if (fitted.bytes() > left) {
            fitted = measured(new RangeCommit(commit.side(), commit.sha(), null, null, null, null, List.of()));
        }
        left -= fitted.bytes();
        return fitted;
    }

    private Fitted measured(RangeCommit commit) {
        return new Fitted(commit, measure.applyAsInt(commit));
    }

    private static RangeCommit with(RangeCommit commit, @Nullable String message) {
        return new RangeCommit(
                commit.side(),
                commit.sha(),
                message,
                commit.author(),
                commit.committedAt(),
                commit.url(),
                List.of(),
                commit.contributors(),
                false);
    }
}
