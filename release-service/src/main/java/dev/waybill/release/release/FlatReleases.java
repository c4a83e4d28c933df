package dev.waybill.release.release;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.waybill.release.release.ReleasePageRepository.Walk;
import dev.waybill.release.release.ReleasePages.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists with a row for each release and project. A page may begin and end in the middle of a release's projects. */
@ApplicationScoped
class FlatReleases {

    private final ReleasePages pages;
    private final ReleaseRepository releases;
    private final ReleaseViews views;

    @Inject
    FlatReleases(ReleasePages pages, ReleaseRepository releases, ReleaseViews views) {
        this.pages = pages;
        this.releases = releases;
        this.views = views;
    }

    /** A release in one of its projects. */
    private record Row(ReleasePlace place, long projectId) {}

    ReleaseList<ReleaseView> page(ReleaseSearch search, ReleaseCursor cursor, int size) {
        boolean withEdge = cursor.projectId() != 0;
        Walk walk =
                new Walk(search.scope(), search.order(), search.filter(), cursor.place(), withEdge, cursor.previous());
        Found found = pages.find(walk, size + 1);
        List<Row> rows = rows(search, cursor, found);
        boolean more = rows.size() > size;
        List<Row> shown = new ArrayList<>(more ? rows.subList(0, size) : rows);
        Row end = more ? shown.getLast() : found.next() == null ? null : new Row(found.next(), 0);
        if (cursor.previous()) {
            Collections.reverse(shown);
        }
        return new ReleaseList<>(
                views(search, shown),
                cursor.previous() ? before(end) : cursor.place() == null ? null : before(first(shown, cursor)),
                cursor.previous() ? shown.isEmpty() ? ReleaseCursor.START : after(shown.getLast()) : after(end));
    }

    private List<Row> rows(ReleaseSearch search, ReleaseCursor cursor, Found found) {
        List<Long> wanted = search.scope().projectIds();
        Map<Long, List<AttachedProject>> projects =
                releases.projects(found.places().stream().map(ReleasePlace::id).toList());
        Comparator<Row> byProject = Comparator.comparingLong(Row::projectId);
        Comparator<Row> direction = cursor.previous() ? byProject.reversed() : byProject;
        return found.places().stream()
                .flatMap(place -> projects.getOrDefault(place.id(), List.of()).stream()
                        .map(AttachedProject::projectId)
                        .filter(id -> wanted == null || wanted.contains(id))
                        .map(id -> new Row(place, id))
                        .filter(row -> isNew(row, cursor, direction))
                        .sorted(direction))
                .toList();
    }

    private static boolean isNew(Row row, ReleaseCursor cursor, Comparator<Row> direction) {
        return cursor.projectId() == 0
                || !row.place().equals(cursor.place())
                || direction.compare(row, new Row(row.place(), cursor.projectId())) > 0;
    }

    private List<ReleaseView> views(ReleaseSearch search, List<Row> shown) {
        Map<Long, Release> byId = releases
                .at(shown.stream().map(Row::place).distinct().toList())
                .stream()
                .collect(toMap(Release::id, Function.identity()));
        List<Row> kept =
                shown.stream().filter(row -> byId.containsKey(row.place().id())).toList();
        List<ReleaseView> seen = views.of(
                search.scope().organizationId(),
                kept.stream()
                        .map(row -> new SeenRelease(
                                requireNonNull(byId.get(row.place().id())), row.projectId()))
                        .toList());
        return IntStream.range(0, kept.size())
                .mapToObj(i -> seen.get(i).inProject(kept.get(i).projectId()))
                .toList();
    }

    private static Row first(List<Row> shown, ReleaseCursor cursor) {
        ReleasePlace place = cursor.place();
        return shown.isEmpty() && place != null ? new Row(place, cursor.projectId()) : shown.getFirst();
    }

    private static @Nullable ReleaseCursor after(@Nullable Row row) {
        return row == null ? null : new ReleaseCursor(row.place(), row.projectId(), false);
    }

    private static @Nullable ReleaseCursor before(@Nullable Row row) {
        return row == null ? null : new ReleaseCursor(row.place(), row.projectId(), true);
    }
}
