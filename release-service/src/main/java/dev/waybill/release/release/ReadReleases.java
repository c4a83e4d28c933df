package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.release.ReleaseContentRepository.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** What the API shows of one release. */
@ApplicationScoped
@Transactional
class ReadReleases {

    private final ReleaseRepository releases;
    private final ReleaseContentRepository contents;
    private final ReleaseSearches searches;
    private final Neighbours neighbours;
    private final ReleaseViews views;

    @Inject
    ReadReleases(
            ReleaseRepository releases,
            ReleaseContentRepository contents,
            ReleaseSearches searches,
            Neighbours neighbours,
            ReleaseViews views) {
        this.releases = releases;
        this.contents = contents;
        this.searches = searches;
        this.neighbours = neighbours;
        this.views = views;
    }

    /** A release, with its neighbours if the request names a project, to which it then must belong. */
    ReleaseView get(long organizationId, String version, ListRequest request) {
        Release release = release(organizationId, version);
        ReleaseSearch search = searches.ofOrganization(organizationId, request);
        List<Long> projectIds = search.scope().projectIds();
        if (projectIds == null) {
            return views.of(release);
        }
        request.requireSortByDate();
        if (projectIds.stream().noneMatch(id -> releases.isAttached(release.id(), id))) {
            throw ApiException.notFound();
        }
        return views.of(release, search.scope().onlyProject()).seenFrom(neighbours.of(release, search));
    }

    /** A release of a project. */
    ReleaseView get(Project project, String version) {
        Release release = release(project.organizationId(), version);
        if (!releases.isAttached(release.id(), project.id())) {
            throw ApiException.notFound();
        }
        return views.of(release, project.id());
    }

    /** The numbers of a release. */
    ReleaseMetaView meta(long organizationId, String version) {
        Release release = release(organizationId, version);
        ReleaseView view = views.of(release);
        return new ReleaseMetaView(
                release.version(),
                view.versionInfo(),
                view.projects(),
                view.newGroups(),
                release.deployCount(),
                release.commitCount(),
                release.effectiveDate(),
                contents.files(release.id()),
                0,
                false);
    }

    /** The newest release with commits that is not after the given one and shares a project; 404 if the given one has none. */
    Optional<ReleaseView> previousWithCommits(long organizationId, String version) {
        Release release = release(organizationId, version);
        if (releases.projects(List.of(release.id())).isEmpty()) {
            throw ApiException.notFound();
        }
        return releases.previousWithCommits(release).map(views::of);
    }

    /** How far releases of a project are set up. */
    List<CompletionView> completion(Project project) {
        Steps steps = contents.steps(project.organizationId(), project.id());
        return List.of(
                new CompletionView("tag", steps.hasRelease()),
                new CompletionView("repo", steps.hasRepository() || steps.hasCommits()),
                new CompletionView("commit", steps.hasCommits()),
                new CompletionView("deploy", steps.hasDeploy()));
    }

    private Release release(long organizationId, String version) {
        return releases.find(organizationId, version).orElseThrow(ApiException::notFound);
    }
}
