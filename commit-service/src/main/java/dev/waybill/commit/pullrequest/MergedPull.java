package dev.waybill.commit.pullrequest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request that was merged.
 *
 * @param into the commit that its host says it became
 * @param head the newest commit of its source branch, null if its host did not tell
 * @param commits those that its host told of, the head and earlier heads among them, at most {@link HostPull#MOST_COMMITS}; ids may be
 *     abbreviated
 */
public record MergedPull(String into, @Nullable String head, List<String> commits) {

    public MergedPull {
        requireNonNull(into, "into");
        commits = List.copyOf(commits);
    }
}
