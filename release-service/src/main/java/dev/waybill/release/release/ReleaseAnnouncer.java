package dev.waybill.release.release;

import dev.waybill.contracts.ProjectRef;
import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseChanged;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.Topic;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.state.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells what happens to a release. The caller holds its row lock. */
@ApplicationScoped
class ReleaseAnnouncer {

    private final Announcements announcements;
    private final Outbox outbox;
    private final ReleaseRepository releases;

    @Inject
    ReleaseAnnouncer(Announcements announcements, Outbox outbox, ReleaseRepository releases) {
        this.announcements = announcements;
        this.outbox = outbox;
        this.releases = releases;
    }

    void created(Release release, Origin origin) {
        announcements.tell(new ReleaseCreated(
                release.organizationId(),
                release.id(),
                release.version(),
                projects(release),
                origin,
                release.dateAdded()));
    }

    void changed(Release release) {
        announcements.tell(new ReleaseChanged(
                release.organizationId(),
                release.id(),
                release.version(),
                projects(release),
                release.status(),
                release.ref(),
                release.url(),
                release.dateReleased()));
    }

    void deleted(Release release) {
        outbox.appendTombstone(Topic.RELEASES, release.organizationId() + "/" + release.version());
    }

    private List<ProjectRef> projects(Release release) {
        return releases.projects(List.of(release.id())).getOrDefault(release.id(), List.of()).stream()
                .map(AttachedProject::ref)
                .toList();
    }
}
