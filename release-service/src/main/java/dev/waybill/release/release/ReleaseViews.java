package dev.waybill.release.release;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.waybill.kit.directory.Member;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.CommitViews.Surroundings;
import dev.waybill.release.release.ReleaseView.ProjectView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows releases, with a fixed number of queries however many there are. */
@ApplicationScoped
@Transactional
class ReleaseViews {

    private final ReleaseRepository releases;
    private final Organizations organizations;
    private final CommitViews commitViews;
    private final ProjectCommits projectCommits;

    @Inject
    ReleaseViews(
            ReleaseRepository releases,
            Organizations organizations,
            CommitViews commitViews,
            ProjectCommits projectCommits) {
        this.releases = releases;
        this.organizations = organizations;
        this.commitViews = commitViews;
        this.projectCommits = projectCommits;
    }

    ReleaseView of(Release release) {
        return of(release, null);
    }

    ReleaseView of(Release release, @Nullable Long projectId) {
        return of(release.organizationId(), List.of(new SeenRelease(release, projectId)))
                .getFirst();
    }

    /** Releases of one organisation, in their order, each as it is seen. */
    List<ReleaseView> of(long organizationId, List<SeenRelease> seen) {
        Map<SeenRelease, CommitTotals> commits = commits(seen);
        List<Release> shown = seen.stream().map(SeenRelease::release).distinct().toList();
        Map<Long, List<AttachedProject>> projects =
                releases.projects(shown.stream().map(Release::id).toList());
        Surroundings surroundings = commitViews.surroundings(
                organizationId,
                commits.values().stream()
                        .map(CommitTotals::newest)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                commits.values().stream()
                        .flatMap(totals -> totals.authors().stream())
                        .toList());
        Map<Long, Member> owners = organizations.members(
                organizationId,
                shown.stream()
                        .map(Release::ownerId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return seen.stream()
                .map(row -> view(
                        row,
                        owner(row.release(), owners),
                        requireNonNull(commits.get(row)),
                        projects.getOrDefault(row.release().id(), List.of()),
                        surroundings))
                .toList();
    }

    private Map<SeenRelease, CommitTotals> commits(List<SeenRelease> seen) {
        Map<SeenRelease, CommitTotals> kept = projectCommits.totals(seen);
        return seen.stream().distinct().collect(toMap(Function.identity(), row -> {
            CommitTotals some = kept.get(row);
            Release release = row.release();
            return some == null
                    ? new CommitTotals(release.commitCount(), release.lastCommit(), release.authors())
                    : some;
        }));
    }

    private ReleaseView view(
            SeenRelease row,
            @Nullable AuthorView owner,
            CommitTotals commits,
            List<AttachedProject> projects,
            Surroundings surroundings) {
        Release release = row.release();
        CommitSummary last = commits.newest();
        List<AttachedProject> from = projects.stream()
                .filter(project -> row.projectId() == null || row.projectId() == project.projectId())
                .toList();
        return new ReleaseView(
                release.id(),
                release.version(),
                release.status(),
                release.version(),
                VersionInfoView.of(release.version(), from.stream().anyMatch(AttachedProject::readsLoosely)),
                release.ref(),
                release.url(),
                release.dateReleased(),
                release.dateAdded(),
                null,
                Map.of(),
                0,
                owner,
                commits.count(),
                last == null ? null : commitViews.view(last, surroundings),
                release.deployCount(),
                release.lastDeploy(),
                commits.authors().stream().map(surroundings::author).distinct().toList(),
                projects.stream().map(ProjectView::of).toList(),
                moments(from, AttachedProject::firstEvent)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                moments(from, AttachedProject::lastEvent)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                Map.of(),
                release.userAgent());
    }

    private static @Nullable AuthorView owner(Release release, Map<Long, Member> owners) {
        Long id = release.ownerId();
        Member owner = id == null ? null : owners.get(id);
        return owner == null ? null : AuthorView.of(owner);
    }

    private static Stream<Instant> moments(
            List<AttachedProject> projects, Function<AttachedProject, @Nullable Instant> moment) {
        return projects.stream().map(moment).filter(Objects::nonNull);
    }
}
