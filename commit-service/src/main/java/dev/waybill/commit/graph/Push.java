package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One move of one ref, as a host told it.
 *
 * @param ref such as {@code refs/heads/main}
 * @param before the commit it pointed to, null if it was created
 * @param after the commit it points to, null if it was deleted
 * @param forced true if {@code before} is no ancestor of {@code after}
 * @param cut true if the host left commits out of a list that got too long
 * @param total how many commits the host counts, with those that it left out; null if it does not tell
 * @param commits those that {@code after} has and {@code before} has not, oldest first
 * @param head the commit at {@code after} if the host describes it apart from the list
 */
public record Push(
        String ref,
        @Nullable String before,
        @Nullable String after,
        boolean forced,
        boolean cut,
        @Nullable Integer total,
        List<HostCommit> commits,
        @Nullable HostCommit head) {

    public Push {
        requireNonNull(ref, "ref");
        commits = List.copyOf(commits);
    }

    /** A move of which the host tells no total. */
    public Push(
            String ref,
            @Nullable String before,
            @Nullable String after,
            boolean forced,
            boolean cut,
            List<HostCommit> commits,
            @Nullable HostCommit head) {
        this(ref, before, after, forced, cut, null, commits, head);
    }

    /** A move that only shows in where the ref is. Whether it was forced nobody knows. */
    static Push untold(String ref, @Nullable String before, @Nullable String after) {
        return new Push(ref, before, after, false, false, List.of(), null);
    }

    /** Whether it says that a ref is gone, but not where it pointed; some hosts name no commit then. */
    boolean isBareDeletion() {
        return before == null && after == null;
    }

    /** The same move from where the ref stood. */
    Push from(@Nullable String head) {
        return new Push(ref, head, after, forced, cut, total, commits, this.head);
    }

    /** The same move, saying that not all of its commits are told. */
    Push cutShort() {
        return new Push(ref, before, after, forced, true, total, commits, head);
    }

    /** The same move with other commits. */
    Push with(List<HostCommit> others) {
        return new Push(ref, before, after, forced, cut, total, others, head);
    }

    /** The commit that everything in the list follows, null where the push does not tell one. */
    @Nullable
    String origin() {
        // A tag may point to a tag object, which is no commit that anything follows.
        return forced || ref.startsWith("refs/tags/") ? null : before;
    }
}
