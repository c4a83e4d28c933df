package dev.waybill.notify.announcement;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import dev.waybill.notify.channel.DeployNotice.Shared;
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
            String author = identity(commit.member(), commit.author());
            authors.computeIfAbsent(author, _ -> Work.of(commit.member(), commit.author()))
                    .own()
                    .add(commit);
            for (CoAuthor coAuthor : requireNonNullElse(commit.coAuthors(), List.<CoAuthor>of())) {
                MemberRef member = coAuthor.member();
                String identity = identity(member, coAuthor.person());
                // Nobody else is told, and their commits are shown under the author.
                if (member != null && !identity.equals(author)) {
                    authors.computeIfAbsent(identity, _ -> Work.of(member, coAuthor.person()))
                            .share(commit);
                }
            }
        }
        return authors.values();
    }

    private static List<Work> keep(Collection<Work> authors) {
        List<Work> kept = new ArrayList<>();
        int strangers = 0;
        for (Work work : authors) {
            if (work.member() != null || strangers++ < MOST_STRANGERS) {
                kept.add(work);
            }
        }
        return kept;
    }

    private static String identity(@Nullable MemberRef member, @Nullable Person person) {
        if (member != null) {
            return "member " + member.id();
        }
        if (person == null) {
            return "";
        }
        String email = person.email();
        return email != null && !email.isBlank()
                ? "address " + email.toLowerCase(Locale.ROOT)
                : "name " + person.name();
    }

    private static Contribution contribution(Work work, int most) {
        return new Contribution(
                work.member() == null ? null : work.member().id(),
                name(work),
                work.own().size(),
                newest(work.own(), most),
                work.shared().isEmpty() ? null : new Shared(work.shared().size(), newest(work.shared(), most)));
    }

    private static List<Commit> newest(List<DeployedCommit> commits, int most) {
        return commits.stream().limit(most).map(DeployNotices::cut).toList();
    }

    /** Addresses are not shown: what one member reads about another is a name. */
    private static String name(Work work) {
        String name = "";
        if (work.member() != null) {
            name = PlainText.oneLine(work.member().name(), MOST_NAME);
        }
        if (name.isEmpty() && work.person() != null) {
            name = PlainText.oneLine(work.person().name(), MOST_NAME);
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

    /** The commits of one person, newest first: their own, and those of others that they share. */
    private record Work(
            @Nullable MemberRef member,
            @Nullable Person person,
            List<DeployedCommit> own,
            List<DeployedCommit> shared) {

        static Work of(@Nullable MemberRef member, @Nullable Person person) {
            return new Work(member, person, new ArrayList<>(), new ArrayList<>());
        }

        /** Counts a commit once, though it may name somebody under several addresses. */
        void share(DeployedCommit commit) {
            if (shared.isEmpty() || shared.getLast() != commit) {
                shared.add(commit);
            }
        }
    }
}
