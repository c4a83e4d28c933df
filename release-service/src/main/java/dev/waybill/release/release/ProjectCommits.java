package dev.waybill.release.release;

import java.util.List;
import java.util.Map;

/** What one project sees of the commits of releases. The feature that owns commits knows. */
public interface ProjectCommits {

    /**
     * What is shown of the commits that the project keeps, by the release's id. A release that is not named shows all of its commits; so do all
     * releases of a project that keeps every commit.
     */
    Map<Long, CommitTotals> totals(long projectId, List<Release> releases);
}
