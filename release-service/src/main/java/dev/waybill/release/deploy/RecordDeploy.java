package dev.waybill.release.deploy;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.deploy.DeployRepository.Base;
import dev.waybill.release.deploy.DeployRepository.Running;
import dev.waybill.release.environment.Environment;
import dev.waybill.release.environment.Environments;
import dev.waybill.release.range.Range;
import dev.waybill.release.range.Ranges;
import dev.waybill.release.release.AttachedProject;
import dev.waybill.release.release.DeploySummary;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import dev.waybill.release.releasecommit.ReleaseCommits;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records a deploy: fixes what ran before, asks the commit graph what the environment gains, tells {@link DeployRecorded}, and announces it
 * at once if everything is known. Locks the release, then the environment.
 */
@ApplicationScoped
class RecordDeploy {

    private final Releases releases;
    private final ReleaseCommits releaseCommits;
    private final Environments environments;
    private final DeployRepository deploys;
    private final AnnounceDeploy announceDeploy;
    private final Announcements announcements;
    private final Ranges ranges;
    private final DeployConfig config;
    private final Clock clock;

    @Inject
    RecordDeploy(
            Releases releases,
            ReleaseCommits releaseCommits,
            Environments environments,
            DeployRepository deploys,
            AnnounceDeploy announceDeploy,
            Announcements announcements,
            Ranges ranges,
            DeployConfig config,
            Clock clock) {
        this.releases = releases;
        this.releaseCommits = releaseCommits;
        this.environments = environments;
        this.deploys = deploys;
        this.announceDeploy = announceDeploy;
        this.announcements = announcements;
        this.ranges = ranges;
        this.config = config;
        this.clock = clock;
    }

    /** The deploy, which may be one that was recorded a moment ago. 404 for an unknown release, 400 for projects that are not its own. */
    @Transactional
    DeploySummary record(long organizationId, String version, DeployRequest request) {
        Instant now = Moments.stored(clock.instant());
        Release release = releases.lock(organizationId, version);
        List<AttachedProject> projects = projects(release, request.projects());
        List<Long> projectIds =
                projects.stream().map(AttachedProject::projectId).toList();
        Environment environment = environments.lock(organizationId, request.environment(), projectIds);
        Deploy.Description description = request.description(now);
        Optional<Deploy> same = deploys.newest(environment.id(), projectIds)
                .filter(deploy -> deploy.isSame(release.id(), description, now.minus(config.sameWithin())))
                .filter(deploy -> deploys.projectIds(deploy.id()).equals(projectIds));
        Deploy deploy = same.orElseGet(() -> record(release, environment, projects, description, now));
        return deploy.summary(environment.name());
    }

    private Deploy record(
            Release release,
            Environment environment,
            List<AttachedProject> projects,
            Deploy.Description description,
            Instant now) {
        List<Long> projectIds =
                projects.stream().map(AttachedProject::projectId).toList();
        List<Running> running = deploys.running(environment.id(), projectIds);
        List<Base> bases = deploys.bases(environment.id(), projectIds);
        Deploy deploy = new Deploy(
                release.organizationId(),
                release.id(),
                environment.id(),
                description,
                now,
                now.plus(config.settleTimeout()),
                running.isEmpty() ? null : running.getFirst().version());
        deploys.add(deploy);
        deploys.addProjects(deploy.id(), projectIds, running);
        List<RepositoryHead> heads = releaseCommits.heads(release);
        tell(deploy, release, environment, projects, heads);
        ask(deploy, release, heads, bases);
        release.deployed(deploy.summary(environment.name()));
        announceDeploy.announceIfReady(deploy.id(), release);
        return deploy;
    }

    private void ask(Deploy deploy, Release release, List<RepositoryHead> heads, List<Base> bases) {
        heads.stream()
                .filter(head -> head.repositoryId() != null)
                .sorted(Comparator.comparing(head -> requireNonNull(head.repositoryId())))
                .forEach(head -> ask(deploy, release, head, requireNonNull(head.repositoryId()), bases));
    }

    private void ask(Deploy deploy, Release release, RepositoryHead head, long repositoryId, List<Base> bases) {
        String key = Repositories.fold(head.repository());
        bases.stream().filter(base -> base.repositoryKey().equals(key)).forEach(base -> {
            Range range = ranges.ask(
                    release.organizationId(),
                    release.version(),
                    repositoryId,
                    head.repository(),
                    base.sha(),
                    head.sha());
            deploys.addRange(deploy.id(), key, range.id());
        });
    }

    private void tell(
            Deploy deploy,
            Release release,
            Environment environment,
            List<AttachedProject> projects,
            List<RepositoryHead> heads) {
        announcements.tell(new DeployRecorded(
                deploy.id(),
                announceDeploy.organization(release.organizationId()),
                release.id(),
                release.version(),
                environment.name(),
                projects.stream().map(AttachedProject::ref).toList(),
                deploy.name(),
                deploy.url(),
                deploy.dateStarted(),
                deploy.dateFinished(),
                heads));
    }

    /** The named projects, which must all be the release's; all of them if none are named. */
    private List<AttachedProject> projects(Release release, @Nullable List<String> named) {
        List<AttachedProject> attached = releases.projects(release);
        if (named == null) {
            return attached;
        }
        List<String> foreign = new ArrayList<>(named);
        List<AttachedProject> chosen = attached.stream()
                .filter(project -> foreign.removeIf(
                        name -> name.equals(project.slug()) || name.equals(Long.toString(project.projectId()))))
                .toList();
        if (!foreign.isEmpty()) {
            throw ApiException.typed(
                    "parameter-validation-error",
                    "Invalid projects (%s) for release %s".formatted(String.join(", ", foreign), release.version()));
        }
        return chosen;
    }
}
