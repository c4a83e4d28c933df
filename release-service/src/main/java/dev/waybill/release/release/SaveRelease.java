package dev.waybill.release.release;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
import dev.waybill.release.request.Moments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes releases as the API is asked to.
 *
 * <p>Repositories in refs are looked up first, outside of the transaction, because a new one is waited for. A refused request leaves
 * nothing behind.
 */
@ApplicationScoped
class SaveRelease {

    private final Organizations organizations;
    private final Repositories repositories;
    private final ReleaseRepository releases;
    private final NewReleaseRepository newReleases;
    private final ReleaseAnnouncer announcer;
    private final ReleaseViews views;
    private final ReleaseTurns turns;
    private final Event<CommitsGiven> commitsGiven;
    private final Clock clock;

    @Inject
    SaveRelease(
            Organizations organizations,
            Repositories repositories,
            ReleaseRepository releases,
            NewReleaseRepository newReleases,
            ReleaseAnnouncer announcer,
            ReleaseViews views,
            ReleaseTurns turns,
            Event<CommitsGiven> commitsGiven,
            Clock clock) {
        this.organizations = organizations;
        this.repositories = repositories;
        this.releases = releases;
        this.newReleases = newReleases;
        this.announcer = announcer;
        this.views = views;
        this.turns = turns;
        this.commitsGiven = commitsGiven;
        this.clock = clock;
    }

    /** Whether the release, or its belonging to one of the projects, is new. */
    record Saved(ReleaseView release, boolean isNew) {}

    /**
     * Makes the release unless there is one with that version; of one that exists only the status changes (as in Sentry).
     *
     * @param project of a call below that project, else null
     */
    Saved create(
            long organizationId,
            @Nullable Project project,
            String version,
            ReleaseRequest request,
            @Nullable String userAgent) {
        Map<String, RepositoryEntry> known = repositories(organizationId, request);
        return inTurn(organizationId, version, () -> {
            Set<Long> projectIds = projectIds(organizationId, project, request.projects());
            boolean created = !newReleases
                    .insert(List.of(
                            new NewRelease(organizationId, version, userAgent, Moments.stored(clock.instant()))))
                    .isEmpty();
            if (created && project == null && request.projects() == null) {
                throw ApiException.invalidField("projects", "This field is required.");
            }
            Release release = releases.lock(organizationId, version).orElseThrow();
            List<Long> attached = releases.attach(release.id(), projectIds);
            if (created) {
                announceNew(release, request);
            } else if (release.change(request.status(), null, null, null) || !attached.isEmpty()) {
                announcer.changed(release);
            }
            giveCommits(release, request, known);
            return new Saved(views.of(release, project == null ? null : project.id()), created || !attached.isEmpty());
        });
    }

    /**
     * Changes what is given; the release must belong to the project if one is given.
     *
     * @throws ApiException 404 if there is no such release
     */
    ReleaseView change(long organizationId, @Nullable Project project, String version, ReleaseRequest request) {
        requireVisible(organizationId, project, version);
        Map<String, RepositoryEntry> known = repositories(organizationId, request);
        return inTurn(organizationId, version, () -> {
            Release release = releases.lock(organizationId, version).orElseThrow(ApiException::notFound);
            if (release.change(request.status(), request.ref(), request.url(), request.dateReleased())) {
                announcer.changed(release);
            }
            giveCommits(release, request, known);
            return views.of(release, project == null ? null : project.id());
        });
    }

    private <T> T inTurn(long organizationId, String version, Callable<T> work) {
        return turns.take(
                organizationId, version, () -> QuarkusTransaction.requiringNew().call(work));
    }

    private void requireVisible(long organizationId, @Nullable Project project, String version) {
        QuarkusTransaction.requiringNew().run(() -> {
            Release release = releases.find(organizationId, version).orElseThrow(ApiException::notFound);
            if (project != null && !releases.isAttached(release.id(), project.id())) {
                throw ApiException.notFound();
            }
        });
    }

    private void announceNew(Release release, ReleaseRequest request) {
        announcer.created(release, Origin.API);
        if (request.owner() != null) {
            Member owner = organizations
                    .memberNamed(release.organizationId(), request.owner())
                    .orElseThrow(() -> ApiException.invalidField("owner", "Unknown owner " + request.owner()));
            release.ownedBy(owner.id());
        }
        if (release.change(request.status(), request.ref(), request.url(), request.dateReleased())) {
            announcer.changed(release);
        }
    }

    private void giveCommits(Release release, ReleaseRequest request, Map<String, RepositoryEntry> known) {
        if (request.commits() != null || request.refs() != null) {
            commitsGiven.fire(new CommitsGiven(release, request.commits(), request.refs(), known));
        }
    }

    private Map<String, RepositoryEntry> repositories(long organizationId, ReleaseRequest request) {
        List<GivenRef> refs = requireNonNullElse(request.refs(), List.of());
        return refs.isEmpty()
                ? Map.of()
                : repositories.require(
                        organizationId, refs.stream().map(GivenRef::repository).toList());
    }

    private Set<Long> projectIds(long organizationId, @Nullable Project own, @Nullable List<String> named) {
        if (own != null) {
            return Set.of(own.id());
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (String slugOrId : requireNonNullElse(named, List.<String>of())) {
            ids.add(organizations
                    .project(organizationId, slugOrId)
                    .orElseThrow(() -> ApiException.invalidField("projects", "Invalid project ids or slugs"))
                    .id());
        }
        return ids;
    }
}
