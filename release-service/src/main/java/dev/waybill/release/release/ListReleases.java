package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.paging.PageSize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The lists of releases that the API shows. */
@ApplicationScoped
@Transactional
class ListReleases {

    private static final int MAX_DATES = 1_000;

    private final ReleaseSearches searches;
    private final ReleasePages pages;
    private final FlatReleases flatReleases;
    private final ReleaseRepository releases;
    private final ReleaseViews views;

    @Inject
    ListReleases(
            ReleaseSearches searches,
            ReleasePages pages,
            FlatReleases flatReleases,
            ReleaseRepository releases,
            ReleaseViews views) {
        this.searches = searches;
        this.pages = pages;
        this.flatReleases = flatReleases;
        this.releases = releases;
        this.views = views;
    }

    /** The releases of an organisation, those added last first unless another order is asked for. */
    ReleaseList<ReleaseView> ofOrganization(long organizationId, ListRequest request) {
        return list(searches.ofOrganization(organizationId, request), request);
    }

    /** The releases of a project, those released (else added) last first. An unknown environment gives an empty list here. */
    ReleaseList<ReleaseView> ofProject(Project project, ListRequest request) {
        return searches.ofProject(project, request)
                .map(search -> list(search, request))
                .orElseGet(ReleaseList::empty);
    }

    /** Versions and dates of the releases of an organisation, up to 1000 on a page. */
    ReleaseList<ReleaseDateView> dates(long organizationId, ListRequest request) {
        ReleaseSearch search = searches.ofOrganization(organizationId, request);
        return pages.page(
                        search,
                        ReleaseCursor.parse(request.cursor(), search.order()),
                        PageSize.parse(request.perPage(), MAX_DATES))
                .with(places -> releases.at(places).stream()
                        .map(release -> new ReleaseDateView(release.version(), release.dateAdded()))
                        .toList());
    }

    private ReleaseList<ReleaseView> list(ReleaseSearch search, ListRequest request) {
        ReleaseCursor cursor = ReleaseCursor.parse(request.cursor(), search.order());
        int size = PageSize.parse(request.perPage());
        return request.isFlat()
                ? flatReleases.page(search, cursor, size)
                : pages.page(search, cursor, size)
                        .with(places -> views.of(
                                search.scope().organizationId(),
                                releases.at(places).stream()
                                        .map(release -> new SeenRelease(
                                                release, search.scope().onlyProject()))
                                        .toList()));
    }
}
