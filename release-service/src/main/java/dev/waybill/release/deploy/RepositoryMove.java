package dev.waybill.release.deploy;

import dev.waybill.release.releasecommit.ListedCommit;
import java.util.List;

/**
 * How a deploy moves an environment within one repository.
 *
 * @param gained the commits that are new in the environment, newest first
 * @param lost the commits that are no longer in it, newest first
 * @param complete false if there may be more
 */
record RepositoryMove(List<ListedCommit> gained, List<ListedCommit> lost, boolean complete) {

    RepositoryMove {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    static RepositoryMove gain(List<ListedCommit> commits, boolean complete) {
        return new RepositoryMove(commits, List.of(), complete);
    }

    static RepositoryMove lose(List<ListedCommit> commits, boolean complete) {
        return new RepositoryMove(List.of(), commits, complete);
    }
}
