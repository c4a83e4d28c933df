package dev.waybill.release.release;

import java.util.List;
import java.util.Map;

/** What projects see of the commits of releases. The feature that owns commits knows. */
public interface ProjectCommits {

    /**
     * What is shown of the commits that the projects keep. A release that is not named shows all of its commits: one that is seen from no
     * project, or from one that keeps every commit.
     */
    Map<SeenRelease, CommitTotals> totals(List<SeenRelease> seen);
}
