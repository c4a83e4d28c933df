package dev.waybill.release.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose releases a list walks.
 *
 * @param projectIds only releases of one of these, each once; null for all of the organisation
 * @param statuses only releases of one of these
 */
record ReleaseScope(long organizationId, @Nullable List<Long> projectIds, List<String> statuses) {

    ReleaseScope {
        projectIds = projectIds == null ? null : projectIds.stream().distinct().toList();
    }

    /** The project whose releases these are, null if they are those of several. */
    @Nullable
    Long onlyProject() {
        return projectIds == null || projectIds.size() != 1 ? null : projectIds.getFirst();
    }

    /** How many lists are walked side by side. */
    int lists() {
        return statuses.size() * (projectIds == null ? 1 : projectIds.size());
    }
}
