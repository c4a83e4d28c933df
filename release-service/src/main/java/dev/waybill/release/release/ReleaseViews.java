package dev.waybill.release.release;

import dev.waybill.contracts.Person;
import dev.waybill.kit.directory.Member;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.ReleaseView.ProjectView;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
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
    private final Repositories repositories;
    private final CommitViews commitViews;

    @Inject
    ReleaseViews(
            ReleaseRepository releases,
            Organizations organizations,
            Repositories repositories,
            CommitViews commitViews) {
        this.releases = releases;
        this.organizations = organizations;
        this.repositories = repositories;
        this.commitViews = commitViews;
    }

    ReleaseView of(Release release) {
        return of(release.organizationId(), List.of(release)).getFirst();
    }

    List<ReleaseView> of(long organizationId, List<Release> shown) {
        Map<Long, List<AttachedProject>> projects =
                releases.projects(shown.stream().map(Release::id).toList());
        Map<String, Member> members = organizations.membersByEmail(
                organizationId,
                shown.stream()
                        .flatMap(release -> release.authors().stream())
                        .map(Person::email)
                        .filter(Objects::nonNull)
                        .toList());
        Map<String, RepositoryEntry> known = repositories.named(
                organizationId,
                shown.stream()
                        .map(Release::lastCommit)
                        .filter(Objects::nonNull)
                        .map(CommitSummary::repository)
                        .toList());
        return shown.stream()
                .map(release -> view(release, projects.getOrDefault(release.id(), List.of()), members, known))
                .toList();
    }

    private ReleaseView view(
            Release release,
            List<AttachedProject> projects,
            Map<String, Member> members,
            Map<String, RepositoryEntry> known) {
        CommitSummary last = release.lastCommit();
        return new ReleaseView(
                release.id(),
                release.version(),
                release.status(),
                release.version(),
                VersionInfoView.of(release.version(), projects.stream().anyMatch(AttachedProject::readsLoosely)),
                release.ref(),
                release.url(),
                release.dateReleased(),
                release.dateAdded(),
                null,
                Map.of(),
                0,
                owner(release),
                release.commitCount(),
                last == null ? null : commitViews.view(last, members, known),
                release.deployCount(),
                release.lastDeploy(),
                release.authors().stream()
                        .map(author -> AuthorView.of(author, members))
                        .distinct()
                        .toList(),
                projects.stream().map(ProjectView::of).toList(),
                moments(projects, AttachedProject::firstEvent)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                moments(projects, AttachedProject::lastEvent)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                Map.of(),
                release.userAgent());
    }

    private @Nullable AuthorView owner(Release release) {
        Long owner = release.ownerId();
        return owner == null
                ? null
                : organizations
                        .member(release.organizationId(), Long.toString(owner))
                        .map(AuthorView::of)
                        .orElse(null);
    }

    private static Stream<Instant> moments(
            List<AttachedProject> projects, Function<AttachedProject, @Nullable Instant> moment) {
        return projects.stream().map(moment).filter(Objects::nonNull);
    }
}
