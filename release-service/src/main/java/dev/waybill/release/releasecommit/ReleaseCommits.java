package dev.waybill.release.releasecommit;

import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.release.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** What others ask about the commits of a release. */
@ApplicationScoped
@Transactional
public class ReleaseCommits {

    private final CommitRepository commits;
    private final HeadRepository heads;

    @Inject
    ReleaseCommits(CommitRepository commits, HeadRepository heads) {
        this.commits = commits;
        this.heads = heads;
    }

    /** The lists of releases one after the other, the newest release first. */
    public List<ListedCommit> of(Collection<Long> releaseIds) {
        return commits.ofAll(releaseIds);
    }

    /** The newest commits of a release. */
    public List<ListedCommit> newest(Release release, int max) {
        return commits.slice(release.id(), 0, max);
    }

    /** What a release was built from, by name of the repository. */
    public List<RepositoryHead> heads(Release release) {
        return heads.of(release.id()).stream()
                .map(head -> new RepositoryHead(head.repositoryId(), head.repository(), head.sha()))
                .toList();
    }

    /**
     * Whether nothing is open about the commits of a release. Not the same as its ranges being answered: between an answer and the list that
     * it changes is a moment in which a deploy must still wait.
     */
    public boolean isSettled(Release release) {
        return heads.findState(release.id()).map(CommitState::isSettled).orElse(true);
    }

    /** Whether the commits of a release have no gap. */
    public boolean isComplete(Release release) {
        return heads.findState(release.id()).map(CommitState::isComplete).orElse(true);
    }
}
