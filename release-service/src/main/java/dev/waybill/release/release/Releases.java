package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The releases of organisations. A release of another organisation is never found. */
@ApplicationScoped
@Transactional
public class Releases {

    private final ReleaseRepository releases;
    private final ReleasePageRepository pages;
    private final ReleaseAnnouncer announcer;

    @Inject
    Releases(ReleaseRepository releases, ReleasePageRepository pages, ReleaseAnnouncer announcer) {
        this.releases = releases;
        this.pages = pages;
        this.announcer = announcer;
    }

    /** A release by its version. */
    public Optional<Release> find(long organizationId, String version) {
        return releases.find(organizationId, version);
    }

    /** A release by its version; 404 if there is none. */
    public Release get(long organizationId, String version) {
        return find(organizationId, version).orElseThrow(ApiException::notFound);
    }

    /** A release under its row lock until the transaction ends; 404 if there is none. */
    public Release lock(long organizationId, String version) {
        return releases.lock(organizationId, version).orElseThrow(ApiException::notFound);
    }

    /** A release under its row lock until the transaction ends; empty if it is gone. */
    public Optional<Release> lock(long id) {
        return releases.lock(id);
    }

    /** The projects that a release belongs to, by id. */
    public List<AttachedProject> projects(Release release) {
        return releases.projects(List.of(release.id())).getOrDefault(release.id(), List.of());
    }

    /** Whether a release belongs to a project. */
    boolean isAttached(Release release, long projectId) {
        return releases.isAttached(release.id(), projectId);
    }

    Page<Release> page(ReleaseFilter filter, Cursor cursor, int size) {
        return pages.page(filter, cursor, size);
    }

    /** The newest release of a project, by the date released, else added; at most as many as asked for. */
    public List<Release> newestOf(long organizationId, long projectId, int max) {
        ReleaseFilter filter =
                new ReleaseFilter(organizationId, List.of(projectId), null, Release.OPEN, null, null, null, true);
        return pages.page(filter, Cursor.START, max).items();
    }

    Optional<Release> previousWithCommits(Release release) {
        return releases.previousWithCommits(release);
    }

    /** Removes a release with its commit list and deploys; it must belong to the project if one is given. */
    void delete(long organizationId, @Nullable Project project, String version) {
        Release release = lock(organizationId, version);
        if (project != null && !isAttached(release, project.id())) {
            throw ApiException.notFound();
        }
        announcer.deleted(release);
        releases.remove(release);
    }

    /** Tells that telemetry attached a release to a project. */
    void telemetryAttached(long id) {
        releases.lock(id).ifPresent(announcer::changed);
    }
}
