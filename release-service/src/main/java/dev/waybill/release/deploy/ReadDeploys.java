package dev.waybill.release.deploy;

import dev.waybill.release.release.DeploySummary;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others ask about the deploys of a release. */
@ApplicationScoped
@Transactional
public class ReadDeploys {

    private static final int MAX_LISTED = 1_000;

    private final DeployRepository deploys;
    private final Releases releases;

    @Inject
    ReadDeploys(DeployRepository deploys, Releases releases) {
        this.deploys = deploys;
        this.releases = releases;
    }

    /** The newest deploy for each project and environment, those that ended last first; at most 1000. */
    public List<DeploySummary> of(Release release) {
        return of(release, null);
    }

    /** As {@link #of(Release)}, of one project if an id is given that is not negative. 404 for an unknown release. */
    List<DeploySummary> of(long organizationId, String version, @Nullable Long projectId) {
        return of(releases.get(organizationId, version), projectId == null || projectId < 0 ? null : projectId);
    }

    private List<DeploySummary> of(Release release, @Nullable Long projectId) {
        return deploys.shown(release.id(), projectId, MAX_LISTED).stream()
                .map(shown -> shown.deploy().summary(shown.environment()))
                .toList();
    }
}
