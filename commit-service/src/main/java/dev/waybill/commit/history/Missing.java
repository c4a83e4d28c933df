package dev.waybill.commit.history;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a push left out.
 *
 * @param base a commit from which a host can tell everything that leads to {@code head}; null where nothing before is known
 * @param commits those behind which something is missing
 */
record Missing(GapReason reason, @Nullable String base, String head, List<String> commits) {

    Missing {
        requireNonNull(reason, "reason");
        requireNonNull(head, "head");
        commits = List.copyOf(commits);
    }
}
