package dev.waybill.release.release;

import dev.waybill.release.release.ReleasePageRepository.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which releases stand beside one in a project, by the date added. */
@ApplicationScoped
class Neighbours {

    private final ReleasePages pages;
    private final ReleaseRepository releases;

    @Inject
    Neighbours(ReleasePages pages, ReleaseRepository releases) {
        this.pages = pages;
        this.releases = releases;
    }

    /** The neighbours are those that the search shows, at any time; the ends are those of its environments, whatever their status. */
    NeighboursView of(Release release, ReleaseSearch search) {
        ReleasePlace own = new ReleasePlace("", release.dateAdded(), release.id());
        ReleaseFilter filter = search.filter().atAnyTime();
        ReleaseScope all =
                new ReleaseScope(search.scope().organizationId(), search.scope().projectIds(), Release.STATUSES);
        ReleaseFilter seen = new ReleaseFilter(filter.environmentIds(), List.of(), filter.loose(), null, null);
        return new NeighboursView(
                version(search.scope(), filter, own, false),
                version(search.scope(), filter, own, true),
                version(all, seen, null, true),
                version(all, seen, null, false),
                null,
                null);
    }

    private @Nullable String version(
            ReleaseScope scope, ReleaseFilter filter, @Nullable ReleasePlace edge, boolean backwards) {
        Walk walk = new Walk(scope, ReleaseOrder.ADDED, filter, edge, false, backwards);
        return releases.at(pages.find(walk, 1).places()).stream()
                .map(Release::version)
                .findFirst()
                .orElse(null);
    }
}
