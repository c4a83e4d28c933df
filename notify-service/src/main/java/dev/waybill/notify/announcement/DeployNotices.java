package dev.waybill.notify.announcement;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import dev.waybill.notify.channel.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts an announced deploy to what messages show, so that what is stored is bounded however large the deploy is. */
final class DeployNotices {

    /** Commits kept over all authors, spread evenly over them. */
    static final int MOST_COMMITS = 4_000;

    static final int MOST_COMMITS_OF_AN_AUTHOR = 25;
    static final int LEAST_COMMITS_OF_AN_AUTHOR = 3;

    /** Authors kept who are no members; members are always kept, since each may be told. */
    static final int MOST_STRANGERS = 100;

    static final int MOST_PROJECTS = 50;
    private static final int MOST_URL = 500;
    private static final int MOST_NAME = 100;
    private static final int MOST_SUMMARY = 200;

    private DeployNotices() {}

    /**
     * The notice of a deploy.
     *
     * @param parts all parts of the announcement, in order
     */
    static DeployNotice of(List<DeployAnnounced> parts) {
        DeployAnnounced first = parts.getFirst();
        List<DeployedCommit> commits =
                parts.stream().flatMap(part -> part.commits().stream()).toList();
        Collection<Work> authors = byAuthor(commits);
        List<Work> kept = keep(authors);
        int most = Math.clamp(
                MOST_COMMITS / Math.max(1, kept.size()), LEAST_COMMITS_OF_AN_AUTHOR, MOST_COMMITS_OF_AN_AUTHOR);
        return new DeployNotice(
                first.deployId(),
                new OrganizationRef(
                        first.organization().id(),
                        first.organization().slug(),
                        PlainText.oneLine(first.organization().name(), MOST_NAME)),
                first.version(),
                first.previousVersion(),
                first.environment(),
                first.projects().stream()
                        .limit(MOST_PROJECTS)
                        .map(DeployNotices::cut)
                        .toList(),
                first.projects().size(),
                first.name() == null ? null : PlainText.oneLine(first.name(), MOST_NAME),
                usable(first.url()),
                first.finishedAt(),
                first.direction(),
                first.complete(),
                Math.max(first.totalCommits(), commits.size()),
                kept.stream().map(work -> contribution(work, most)).toList(),
                authors.size() - kept.size());
    }

    private static Collection<Work> byAuthor(List<DeployedCommit> commits) {
        Map<String, Work> authors = new LinkedHashMap<>();
        for (DeployedCommit commit : commits) {
            authors.computeIfAbsent(identity(commit), _ -> new Work(commit, new ArrayList<>()))
                    .commits()
                    .add(commit);
        }
        return authors.values();
    }

    private static List<Work> keep(Collection<Work> authors) {
        List<Work> kept = new ArrayList<>();
        int strangers = 0;
        for (Work work : authors) {
            if (work.newest().member() != null || strangers++ < MOST_STRANGERS) {
                kept.add(work);
            }
        }
        return kept;
    }

    private static String identity(DeployedCommit commit) {
        if (commit.member() != null) {
            return "member " + commit.member().id();
        }
        if (commit.author() == null) {
            return "";
        }
        String email = commit.author().email();
        return email != null && !email.isBlank()
                ? "address " + email.toLowerCase(Locale.ROOT)
                : "name " + commit.author().name();
    }

    private static Contribution contribution(Work work, int most) {
        return new Contribution(
                work.newest().member() == null ? null : work.newest().member().id(),
                authorName(work.newest()),
                work.commits().size(),
                work.commits().stream().limit(most).map(DeployNotices::cut).toList());
    }

    /** Addresses are not shown: what one member reads about another is a name. */
    private static String authorName(DeployedCommit commit) {
        String name = "";
        if (commit.member() != null) {
            name = PlainText.oneLine(commit.member().name(), MOST_NAME);
        }
        if (name.isEmpty() && commit.author() != null) {
            name = PlainText.oneLine(commit.author().name(), MOST_NAME);
        }
        return name.isEmpty() ? "Unknown author" : name;
    }

    private static Commit cut(DeployedCommit commit) {
        return new Commit(
                PlainText.oneLine(commit.repository(), MOST_NAME),
                PlainText.oneLine(commit.sha(), 64),
                usable(commit.url()),
                PlainText.firstLine(commit.message(), MOST_SUMMARY),
                commit.committedAt());
    }

    private static ProjectRef cut(ProjectRef project) {
        return new ProjectRef(project.id(), project.slug(), PlainText.oneLine(project.name(), MOST_NAME));
    }

    private static @Nullable String usable(@Nullable String url) {
        return url == null || url.length() > MOST_URL ? null : url;
    }

    private record Work(DeployedCommit newest, List<DeployedCommit> commits) {}
}
