package dev.waybill.notify.channel;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.ProjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deploy, cut to what messages show. Texts are of one line and clipped, lists are bounded; counts are those of the whole deploy.
 *
 * @param previousVersion what ran in the environment before, null on the first deploy there
 * @param name how the deploy was called, null if it was not
 * @param url its page at whoever ran it, null if unknown
 * @param complete false if commits may be missing
 * @param contributions by author, in the order of their newest commits; every member who is told has one, members who are co-authors too
 * @param authorsLeftOut authors without a contribution here
 */
public record DeployNotice(
        long deployId,
        OrganizationRef organization,
        String version,
        @Nullable String previousVersion,
        String environment,
        List<ProjectRef> projects,
        int totalProjects,
        @Nullable String name,
        @Nullable String url,
        Instant finishedAt,
        Direction direction,
        boolean complete,
        int totalCommits,
        List<Contribution> contributions,
        int authorsLeftOut)
        implements Notice {

    public DeployNotice {
        requireNonNull(organization, "organization");
        requireNonNull(version, "version");
        requireNonNull(environment, "environment");
        projects = List.copyOf(projects);
        requireNonNull(finishedAt, "finishedAt");
        requireNonNull(direction, "direction");
        contributions = List.copyOf(contributions);
    }

    /**
     * What one author did. A commit is counted once as somebody's own; whoever wrote it together with its author has it under
     * {@code shared}.
     *
     * @param memberId who it is in the organisation, null if nobody there
     * @param total how many commits of their own, of which {@code commits} are the newest
     * @param shared the commits of others to which they contributed, null if there are none
     */
    public record Contribution(
            @Nullable Long memberId,
            String author,
            int total,
            List<Commit> commits,
            @Nullable Shared shared) {

        public Contribution {
            requireNonNull(author, "author");
            commits = List.copyOf(commits);
        }

        /** Of somebody who contributed to no commits of others. */
        public Contribution(@Nullable Long memberId, String author, int total, List<Commit> commits) {
            this(memberId, author, total, commits, null);
        }
    }

    /**
     * Commits that somebody else is the author of.
     *
     * @param total how many, of which {@code commits} are the newest
     */
    public record Shared(int total, List<Commit> commits) {

        public Shared {
            commits = List.copyOf(commits);
        }
    }

    /**
     * A commit.
     *
     * @param summary the first line of its message, empty if it has none
     */
    public record Commit(
            String repository,
            String sha,
            @Nullable String url,
            String summary,
            @Nullable Instant committedAt) {

        public Commit {
            requireNonNull(repository, "repository");
            requireNonNull(sha, "sha");
            requireNonNull(summary, "summary");
        }
    }

    @Override
    public Kind kind() {
        return Kind.DEPLOY;
    }

    @Override
    public long id() {
        return deployId;
    }

    @Override
    public long organizationId() {
        return organization.id();
    }
}
