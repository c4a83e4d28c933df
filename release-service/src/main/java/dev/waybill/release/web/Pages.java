package dev.waybill.release.web;

import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.link.SignedLinks;
import dev.waybill.release.deploy.ReadDeploys;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import dev.waybill.release.releasecommit.ListedCommit;
import dev.waybill.release.releasecommit.ReleaseCommits;
import dev.waybill.release.version.ReleaseVersion;
import dev.waybill.release.web.ProjectPage.ReleaseLine;
import dev.waybill.release.web.ReleasePage.CommitLine;
import dev.waybill.release.web.ReleasePage.ProjectLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the pages show. */
@ApplicationScoped
@Transactional
class Pages {

    private static final int MAX_COMMITS = 250;
    private static final int MAX_RELEASES = 100;
    private static final int SHORT_SHA = 7;
    private static final int FULL_SHA = 40;
    private static final Duration LINK_LIFE = Duration.ofHours(12);

    private final Releases releases;
    private final ReleaseCommits releaseCommits;
    private final ReadDeploys readDeploys;
    private final Organizations organizations;
    private final SignedLinks links;

    @Inject
    Pages(
            Releases releases,
            ReleaseCommits releaseCommits,
            ReadDeploys readDeploys,
            Organizations organizations,
            SignedLinks links) {
        this.releases = releases;
        this.releaseCommits = releaseCommits;
        this.readDeploys = readDeploys;
        this.organizations = organizations;
        this.links = links;
    }

    Optional<ReleasePage> release(Organization organization, String version) {
        return releases.find(organization.id(), version).map(release -> page(organization, release));
    }

    Optional<ProjectPage> project(Organization organization, String slug) {
        return organizations.project(organization.id(), slug).map(project -> page(organization, project));
    }

    private ReleasePage page(Organization organization, Release release) {
        List<ListedCommit> commits = releaseCommits.newest(release, MAX_COMMITS);
        return new ReleasePage(
                organization.name(),
                release.version(),
                ReleaseVersion.parse(release.version()).description(),
                release.status(),
                release.dateAdded(),
                release.dateReleased(),
                release.ref(),
                webAddress(release.url()),
                releases.projects(release).stream()
                        .map(project -> new ProjectLine(project.slug(), project.name()))
                        .toList(),
                release.authors().stream()
                        .map(author -> AuthorName.shown(author.name()))
                        .distinct()
                        .toList(),
                readDeploys.of(release),
                commits.stream().map(Pages::line).toList(),
                release.commitCount() - commits.size());
    }

    private ProjectPage page(Organization organization, Project project) {
        return new ProjectPage(
                organization.name(),
                project.name(),
                releases.newestOf(organization.id(), project.id(), MAX_RELEASES).stream()
                        .map(release -> new ReleaseLine(
                                release.version(),
                                links.sign(organization.id(), path(organization, release), LINK_LIFE),
                                release.dateAdded(),
                                release.dateReleased(),
                                release.commitCount(),
                                release.deployCount()))
                        .toList());
    }

    private static String path(Organization organization, Release release) {
        String version =
                URLEncoder.encode(release.version(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/organizations/" + organization.slug() + "/releases/" + version + "/";
    }

    private static CommitLine line(ListedCommit commit) {
        String sha = commit.sha();
        String message = commit.message();
        return new CommitLine(
                commit.repository(),
                sha.length() >= FULL_SHA ? sha.substring(0, SHORT_SHA) : sha,
                message == null || message.isBlank()
                        ? "No message provided"
                        : message.strip().lines().findFirst().orElse(""),
                AuthorName.shown(commit.authorName()),
                commit.committedAt(),
                webAddress(commit.url()));
    }

    /** Only addresses of the web become links: others could run something where they are opened. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
    }
}
