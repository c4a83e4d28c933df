package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.environment.Environments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API shows of releases. */
@ApplicationScoped
@Transactional
class ReadReleases {

    private static final String ALL_PROJECTS = "-1";

    private final Releases releases;
    private final ReleaseViews views;
    private final Organizations organizations;
    private final Environments environments;
    private final Clock clock;

    @Inject
    ReadReleases(
            Releases releases,
            ReleaseViews views,
            Organizations organizations,
            Environments environments,
            Clock clock) {
        this.releases = releases;
        this.views = views;
        this.organizations = organizations;
        this.environments = environments;
        this.clock = clock;
    }

    /** The releases of an organisation, those added last first. */
    Page<ReleaseView> ofOrganization(long organizationId, ListRequest request) {
        request.checkSort();
        List<String> named = names(request.environment());
        if (named != null
                && !named.stream()
                        .allMatch(
                                name -> environments.find(organizationId, name).isPresent())) {
            throw ApiException.notFound();
        }
        return page(organizationId, projectIds(organizationId, request.project()), named, request, false);
    }

    /** The releases of a project, those released (else added) last first. An unknown environment gives an empty list here. */
    Page<ReleaseView> ofProject(Project project, ListRequest request) {
        return page(project.organizationId(), List.of(project.id()), names(request.environment()), request, true);
    }

    /** A release, which must belong to the project if one is given. */
    ReleaseView get(long organizationId, @Nullable Project project, String version) {
        Release release = releases.get(organizationId, version);
        if (project != null && !releases.isAttached(release, project.id())) {
            throw ApiException.notFound();
        }
        return views.of(release);
    }

    /** The newest release with commits that is not after the given one and shares a project with it. */
    Optional<ReleaseView> previousWithCommits(long organizationId, String version) {
        return releases.previousWithCommits(releases.get(organizationId, version))
                .map(views::of);
    }

    private Page<ReleaseView> page(
            long organizationId,
            @Nullable List<Long> projectIds,
            @Nullable List<String> environmentNames,
            ListRequest request,
            boolean byEffectiveDate) {
        ListRequest.Span span = request.span(clock.instant());
        ReleaseFilter filter = new ReleaseFilter(
                organizationId,
                projectIds,
                environmentNames,
                request.shownStatus(),
                request.text(),
                span.from(),
                span.to(),
                byEffectiveDate);
        Page<Release> page = releases.page(filter, Cursor.parse(request.cursor()), PageSize.parse(request.perPage()));
        return new Page<>(views.of(organizationId, page.items()), page.previous(), page.next());
    }

    private @Nullable List<Long> projectIds(long organizationId, @Nullable List<String> slugsOrIds) {
        List<String> named = names(slugsOrIds);
        if (named == null || named.contains(ALL_PROJECTS)) {
            return null;
        }
        return named.stream()
                .map(slugOrId -> organizations
                        .project(organizationId, slugOrId)
                        .orElseThrow(ApiException::forbidden) // Sentry: 403 for a project that is not the caller's
                        .id())
                .toList();
    }

    private static @Nullable List<String> names(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values;
    }
}
