package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.release.ReleaseContentRepository.Content;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Removes releases with all that hangs on them. That is possible always: whatever points to a release from elsewhere moves on or lets go,
 * it never stands in the way.
 */
@ApplicationScoped
@Transactional
class DeleteRelease {

    private final ReleaseRepository releases;
    private final ReleaseContentRepository contents;
    private final ReleaseAnnouncer announcer;

    @Inject
    DeleteRelease(ReleaseRepository releases, ReleaseContentRepository contents, ReleaseAnnouncer announcer) {
        this.releases = releases;
        this.contents = contents;
        this.announcer = announcer;
    }

    /**
     * Removes a release and tells so. It must belong to the project if one is given; 404 if there is none.
     *
     * @param dryRun to remove nothing, and say what would go
     * @return null if it is gone
     */
    @Nullable
    DeletionView delete(long organizationId, @Nullable Project project, String version, boolean dryRun) {
        Release release = (dryRun ? releases.find(organizationId, version) : releases.lock(organizationId, version))
                .orElseThrow(ApiException::notFound);
        requireAttached(release, project);
        if (dryRun) {
            return plan(release);
        }
        announcer.deleted(release);
        releases.remove(release);
        return null;
    }

    private DeletionView plan(Release release) {
        Content content = contents.of(release.id());
        return new DeletionView(
                release.version(),
                true,
                content.projects(),
                content.environments(),
                content.dists(),
                content.commits(),
                content.deploys());
    }

    private void requireAttached(Release release, @Nullable Project project) {
        if (project != null && !releases.isAttached(release.id(), project.id())) {
            throw ApiException.notFound();
        }
    }
}
