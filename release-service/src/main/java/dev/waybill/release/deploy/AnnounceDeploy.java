package dev.waybill.release.deploy;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.environment.Environment;
import dev.waybill.release.environment.Environments;
import dev.waybill.release.release.AttachedProject;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import dev.waybill.release.releasecommit.ListedCommit;
import dev.waybill.release.releasecommit.ProjectPaths;
import dev.waybill.release.releasecommit.ReleaseCommits;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a deploy to people, once, when everything that they want to know is known or the time is up. */
@ApplicationScoped
class AnnounceDeploy {

    private final DeployRepository deploys;
    private final DeployMoves moves;
    private final ReleaseCommits releaseCommits;
    private final ProjectPaths paths;
    private final Releases releases;
    private final Environments environments;
    private final Organizations organizations;
    private final Announcements announcements;
    private final FactCodec codec;
    private final Clock clock;

    @Inject
    AnnounceDeploy(
            DeployRepository deploys,
            DeployMoves moves,
            ReleaseCommits releaseCommits,
            ProjectPaths paths,
            Releases releases,
            Environments environments,
            Organizations organizations,
            Announcements announcements,
            FactCodec codec,
            Clock clock) {
        this.deploys = deploys;
        this.moves = moves;
        this.releaseCommits = releaseCommits;
        this.paths = paths;
        this.releases = releases;
        this.environments = environments;
        this.organizations = organizations;
        this.announcements = announcements;
        this.codec = codec;
        this.clock = clock;
    }

    /** Announces a deploy if it is time and nobody has. Takes the locks that are needed, release before environment. */
    void announceIfReady(long deployId) {
        deploys.find(deployId)
                .flatMap(deploy -> releases.lock(deploy.releaseId()))
                .ifPresent(release -> announceIfReady(deployId, release));
    }

    /** As {@link #announceIfReady(long)}, under the lock of the release. */
    void announceIfReady(long deployId, Release release) {
        Environment environment =
                environments.lock(deploys.find(deployId).orElseThrow().environmentId());
        Deploy deploy = deploys.reread(deployId).orElseThrow();
        if (deploy.isAnnounced()) {
            return;
        }
        Instant now = Moments.stored(clock.instant());
        DeployReadiness readiness =
                DeployReadiness.of(releaseCommits.isSettled(release), moves.areSettled(deploy), deploy.settleBy(), now);
        if (readiness == DeployReadiness.WAITING) {
            return;
        }
        DeployRange range = DeployRange.of(moves.of(deploy, release));
        boolean complete = range.complete() && readiness == DeployReadiness.SETTLED;
        deploy.announced(now, range.direction(), complete);
        tell(deploy, release, environment, range, complete);
    }

    private void tell(Deploy deploy, Release release, Environment environment, DeployRange range, boolean complete) {
        OrganizationRef organization = organization(release.organizationId());
        List<Long> projectIds = deploys.projectIds(deploy.id());
        List<ProjectRef> projects = releases.projects(release).stream()
                .filter(project -> projectIds.contains(project.projectId()))
                .map(AttachedProject::ref)
                .toList();
        List<ListedCommit> commits = paths.keep(projectIds, range.commits());
        List<List<DeployedCommit>> parts =
                PartSplitter.split(deployed(release.organizationId(), commits), codec::jsonBytes);
        List<DeployAnnounced> facts = new ArrayList<>();
        for (List<DeployedCommit> part : parts) {
            facts.add(new DeployAnnounced(
                    deploy.id(),
                    organization,
                    release.id(),
                    release.version(),
                    deploy.previousVersion(),
                    environment.name(),
                    projects,
                    deploy.name(),
                    deploy.url(),
                    deploy.dateFinished(),
                    range.direction(),
                    complete,
                    commits.size(),
                    new Part(facts.size() + 1, parts.size()),
                    part));
        }
        announcements.tellParts(facts);
    }

    private List<DeployedCommit> deployed(long organizationId, List<ListedCommit> commits) {
        Map<String, Member> members = organizations.membersByEmail(organizationId, DeployedCommits.addresses(commits));
        return commits.stream()
                .map(commit -> DeployedCommits.of(commit, members))
                .toList();
    }

    OrganizationRef organization(long organizationId) {
        Organization organization = organizations.get(organizationId);
        return new OrganizationRef(organization.id(), organization.slug(), organization.name());
    }
}
