package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.environment.Environment;
import dev.waybill.release.environment.Environments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands the parameters of lists: looks up the projects and environments that they name. */
@ApplicationScoped
class ReleaseSearches {

    private static final String ALL_PROJECTS = "-1";
    private static final int MOST_NAMED = 500;

    private final Organizations organizations;
    private final Environments environments;
    private final ProjectSchemes schemes;
    private final LatestReleases latest;
    private final Clock clock;

    @Inject
    ReleaseSearches(
            Organizations organizations,
            Environments environments,
            ProjectSchemes schemes,
            LatestReleases latest,
            Clock clock) {
        this.organizations = organizations;
        this.environments = environments;
        this.schemes = schemes;
        this.latest = latest;
        this.clock = clock;
    }

    /** What is to be shown of an organisation; 404 for an environment that there is not. */
    ReleaseSearch ofOrganization(long organizationId, ListRequest request) {
        List<Long> projectIds = projectIds(organizationId, request.project());
        List<String> named = names(request.environment());
        List<Long> environmentIds = named == null ? null : environmentIds(organizationId, named);
        if (named != null && environmentIds != null && environmentIds.size() < named.size()) {
            throw ApiException.notFound();
        }
        return search(organizationId, projectIds, environmentIds, ReleaseOrder.ADDED, request);
    }

    /** What is to be shown of a project; empty if it was seen in none of the environments that are named. */
    Optional<ReleaseSearch> ofProject(Project project, ListRequest request) {
        List<String> named = names(request.environment());
        List<Long> environmentIds = named == null ? null : environmentIds(project.organizationId(), named);
        ReleaseSearch search =
                search(project.organizationId(), List.of(project.id()), environmentIds, ReleaseOrder.RELEASED, request);
        return environmentIds != null && environmentIds.isEmpty() ? Optional.empty() : Optional.of(search);
    }

    private ReleaseSearch search(
            long organizationId,
            @Nullable List<Long> projectIds,
            @Nullable List<Long> environmentIds,
            ReleaseOrder byDate,
            ListRequest request) {
        request.checkHealth();
        boolean loose = schemes.readLoosely(organizationId, projectIds);
        ListRequest.Span span = request.span(clock.instant());
        return new ReleaseSearch(
                new ReleaseScope(organizationId, projectIds, request.statuses()),
                request.order(byDate, loose),
                new ReleaseFilter(
                        environmentIds,
                        terms(organizationId, projectIds, environmentIds, request),
                        loose,
                        span.from(),
                        span.to()));
    }

    private List<ReleaseTerm> terms(
            long organizationId,
            @Nullable List<Long> projectIds,
            @Nullable List<Long> environmentIds,
            ListRequest request) {
        return ReleaseQuery.parse(request.query(), environmentIds == null ? 0 : environmentIds.size()).stream()
                .map(term -> term instanceof ReleaseTerm.Name name && name.isLatest()
                        ? name.or(latest.versions(organizationId, projectIds))
                        : term)
                .toList();
    }

    private List<Long> environmentIds(long organizationId, List<String> named) {
        return environments.find(organizationId, named).stream()
                .map(Environment::id)
                .toList();
    }

    private @Nullable List<Long> projectIds(long organizationId, @Nullable List<String> slugsOrIds) {
        List<String> named = names(slugsOrIds);
        if (named == null || named.contains(ALL_PROJECTS)) {
            return null;
        }
        List<Project> projects = named.size() == 1
                ? organizations.project(organizationId, named.getFirst()).stream()
                        .toList()
                : organizations.projects(organizationId);
        return named.stream()
                .map(slugOrId -> projects.stream()
                        .filter(project -> project.slug().equals(slugOrId)
                                || Long.toString(project.id()).equals(slugOrId))
                        .findFirst()
                        .orElseThrow(ApiException::forbidden) // Sentry: 403 for a project that is not the caller's
                        .id())
                .toList();
    }

    private static @Nullable List<String> names(@Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > MOST_NAMED) {
            throw ApiException.badRequest("A list can not be filtered by more than " + MOST_NAMED + " names.");
        }
        return values.stream().distinct().toList();
    }
}
