package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.MalformedPayloadException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commits of a push as hosts list them. */
public final class ListedCommits {

    private ListedCommits() {}

    /** How a host's commit becomes one of ours. */
    @FunctionalInterface
    public interface Reading<T> {
        HostCommit read(T commit) throws MalformedPayloadException;
    }

    /** Each commit once, in the order of the list. */
    public static <T> List<HostCommit> read(@Nullable List<@Nullable T> told, Reading<T> reading)
            throws MalformedPayloadException {
        Map<String, HostCommit> commits = new LinkedHashMap<>();
        if (told != null) {
            for (T commit : told) {
                if (commit == null) {
                    throw new MalformedPayloadException("a commit is null");
                }
                HostCommit one = reading.read(commit);
                commits.putIfAbsent(one.sha(), one);
            }
        }
        return List.copyOf(commits.values());
    }

    /** Oldest first, wherever the host begins: the newest is the one that the ref now points to. */
    public static List<HostCommit> oldestFirst(List<HostCommit> commits, @Nullable String after) {
        return !commits.isEmpty() && commits.getFirst().sha().equals(after) ? commits.reversed() : commits;
    }

    /** Whether one of them is that commit. */
    public static boolean contain(Collection<HostCommit> commits, @Nullable String sha) {
        return commits.stream().anyMatch(commit -> commit.sha().equals(sha));
    }

    /** Whether a list that should lead to {@code after} does not: something was left out. */
    public static boolean missTheirEnd(List<HostCommit> commits, @Nullable String after) {
        return after != null && !commits.isEmpty() && !contain(commits, after);
    }

    /**
     * Whether a branch was certainly set back, where a host does not tell so: it moved, and what lies between is nothing. One that was
     * rewritten cannot be told from one that grew; only a fetch can.
     */
    public static boolean leadBack(
            String ref, @Nullable String before, @Nullable String after, List<HostCommit> commits, boolean cut) {
        return before != null
                && after != null
                && !before.equals(after)
                && commits.isEmpty()
                && !cut
                && !Refs.isTag(ref);
    }
}
