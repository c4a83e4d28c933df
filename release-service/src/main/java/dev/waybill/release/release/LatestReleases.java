package dev.waybill.release.release;

import dev.waybill.release.release.LatestRepository.Candidates;
import dev.waybill.release.version.SemverRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which release of a project is the latest: of the open ones the one with the greatest number where the project is ordered by number, else the
 * one released last, else added last.
 */
@ApplicationScoped
class LatestReleases {

    private final LatestRepository latest;

    @Inject
    LatestReleases(LatestRepository latest) {
        this.latest = latest;
    }

    /** The versions of the latest releases of the projects, null for all of the organisation. */
    List<String> versions(long organizationId, @Nullable List<Long> projectIds) {
        return latest.versions(latest.candidates(organizationId, projectIds).stream()
                .map(LatestReleases::latest)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static @Nullable Long latest(Candidates candidates) {
        return switch (candidates.scheme()) {
            case ProjectSchemes.SEMVER -> candidates.byLooseSemver();
            case ProjectSchemes.DATE -> candidates.byDate();
            default -> SemverRule.follows(candidates.hasNumber()) ? candidates.bySemver() : candidates.byDate();
        };
    }
}
