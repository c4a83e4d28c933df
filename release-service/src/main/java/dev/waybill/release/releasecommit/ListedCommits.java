package dev.waybill.release.releasecommit;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.release.release.CommitSummary;
import dev.waybill.release.release.Release;
import java.util.List;

/** Turns commits from one form into another. */
public final class ListedCommits {

    private ListedCommits() {}

    /** A commit of the graph as releases list it. */
    public static ListedCommit of(String repository, RangeCommit commit) {
        Person author = commit.author();
        return new ListedCommit(
                repository,
                commit.sha(),
                commit.message(),
                author == null ? null : author.name(),
                author == null ? null : author.email(),
                commit.committedAt(),
                commit.url(),
                commit.files(),
                Boolean.TRUE.equals(commit.filesComplete()),
                contributors(commit));
    }

    /** Those of the contributors who wrote it together with its author, without programs. */
    static List<Person> coAuthors(List<Contributor> contributors) {
        return contributors.stream()
                .filter(person -> person.role() != Contributor.Role.AUTHOR && !person.bot())
                .map(person -> new Person(person.name(), person.email()))
                .toList();
    }

    /** The author alone says nothing, unless it is a program, or an account of the host is known. */
    private static List<Contributor> contributors(RangeCommit commit) {
        List<Contributor> contributors = requireNonNullElse(commit.contributors(), List.of());
        boolean saysNothing = contributors.size() == 1
                && !contributors.getFirst().bot()
                && contributors.getFirst().login() == null;
        return saysNothing ? List.of() : contributors;
    }

    /** A commit as it is shown. The date is never null on the wire: without one it is the release's. */
    static CommitSummary summary(Release release, ListedCommit commit) {
        return new CommitSummary(
                commit.repository(),
                commit.sha(),
                commit.message(),
                commit.authorName(),
                commit.authorEmail(),
                commit.committedAt() == null ? release.dateAdded() : commit.committedAt(),
                commit.coAuthors());
    }
}
