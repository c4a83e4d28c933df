package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.release.ReleasePageRepository.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The releases of organisations. A release of another organisation is never found. */
@ApplicationScoped
@Transactional
public class Releases {

    private final ReleaseRepository releases;
    private final ReleasePages pages;
    private final ReleaseAnnouncer announcer;

    @Inject
    Releases(ReleaseRepository releases, ReleasePages pages, ReleaseAnnouncer announcer) {
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

    /** The newest open releases of a project, by the date released, else added; at most as many as asked for. */
    public List<Release> newestOf(long organizationId, long projectId, int max) {
        ReleaseScope scope = new ReleaseScope(organizationId, List.of(projectId), List.of(Release.OPEN));
        Walk walk = new Walk(scope, ReleaseOrder.RELEASED, ReleaseFilter.NONE, null, false, false);
        return releases.at(pages.find(walk, max).places());
    }

    /** Tells that telemetry attached a release to a project. */
    void telemetryAttached(long id) {
        releases.lock(id).ifPresent(announcer::changed);
    }
}
