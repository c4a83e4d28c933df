package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.release.release.CommitSummary;
import dev.waybill.release.release.Release;

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
                Boolean.TRUE.equals(commit.filesComplete()));
    }

    /** A commit as it is shown. The date is never null on the wire: without one it is the release's. */
    static CommitSummary summary(Release release, ListedCommit commit) {
        return new CommitSummary(
                commit.repository(),
                commit.sha(),
                commit.message(),
                commit.authorName(),
                commit.authorEmail(),
                commit.committedAt() == null ? release.dateAdded() : commit.committedAt());
    }
}
