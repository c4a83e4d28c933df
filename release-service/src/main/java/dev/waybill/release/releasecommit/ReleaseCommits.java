package dev.waybill.release.releasecommit;

import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.release.CommitView;
import dev.waybill.release.release.CommitViews;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others ask about the commits of a release. */
@ApplicationScoped
@Transactional
public class ReleaseCommits {

    private final CommitRepository commits;
    private final HeadRepository heads;
    private final Releases releases;
    private final CommitViews views;

    @Inject
    ReleaseCommits(CommitRepository commits, HeadRepository heads, Releases releases, CommitViews views) {
        this.commits = commits;
        this.heads = heads;
        this.releases = releases;
        this.views = views;
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

    /** A page of the commits of a release, which must belong to the project if one is given; newest first. */
    Page<CommitView> page(long organizationId, @Nullable Project project, String version, Cursor cursor, int size) {
        Release release = releases.get(organizationId, version);
        if (project != null && releases.projects(release).stream().noneMatch(it -> it.projectId() == project.id())) {
            throw ApiException.notFound();
        }
        long page = Math.min(cursor.offset(), release.commitCount() / size + 1L);
        long from = page * size;
        List<ListedCommit> found = commits.slice(release.id(), from, size + 1);
        List<ListedCommit> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                views.of(
                        organizationId,
                        shown.stream()
                                .map(commit -> ListedCommits.summary(release, commit))
                                .toList()),
                page > 0 ? new Cursor(size, page - 1, true) : null,
                found.size() > size ? new Cursor(size, page + 1, false) : null);
    }
}
