package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in an environment. */
public sealed interface DeployFact extends Fact {

    OrganizationRef organization();

    String environment();

    @Override
    default String key() {
        return organization().id() + "/" + environment();
    }

    /** The commit of a repository that a release was built from; {@code repositoryId} is null for one known by its name only. */
    record RepositoryHead(@Nullable Long repositoryId, String repository, String sha) {

        public RepositoryHead {
            requireNonNull(repository, "repository");
            requireNonNull(sha, "sha");
        }
    }

    /** A deploy was reported. It is told again, with everything that people want to know, as {@link DeployAnnounced}. */
    @FactType("dev.waybill.deploy.recorded.v1")
    record DeployRecorded(
            long deployId,
            OrganizationRef organization,
            long releaseId,
            String version,
            String environment,
            List<ProjectRef> projects,
            @Nullable String name,
            @Nullable String url,
            @Nullable Instant startedAt,
            Instant finishedAt,
            List<RepositoryHead> heads)
            implements DeployFact {

        public DeployRecorded {
            requireNonNull(organization, "organization");
            requireNonNull(version, "version");
            requireNonNull(environment, "environment");
            projects = List.copyOf(projects);
            requireNonNull(finishedAt, "finishedAt");
            heads = List.copyOf(heads);
        }
    }

    /** Which way an environment moved. */
    enum Direction {
        /** The commits are new in the environment. */
        FORWARD,
        /** An older state runs again; the commits were taken out. */
        ROLLBACK
    }

    /**
     * A deploy may be told to people: everything that a message needs is inside. Sent once a deploy, in parts.
     *
     * @param previousVersion what ran in the environment before, null on the first deploy there
     * @param complete false if the commits were not settled within two minutes or the graph has a gap
     * @param totalCommits over all parts
     * @param commits this part's, newest first: what the environment gained, or lost on a rollback
     */
    @FactType("dev.waybill.deploy.announced.v1")
    record DeployAnnounced(
            long deployId,
            OrganizationRef organization,
            long releaseId,
            String version,
            @Nullable String previousVersion,
            String environment,
            List<ProjectRef> projects,
            @Nullable String name,
            @Nullable String url,
            Instant finishedAt,
            Direction direction,
            boolean complete,
            int totalCommits,
            Part part,
            List<DeployedCommit> commits)
            implements DeployFact {

        public DeployAnnounced {
            requireNonNull(organization, "organization");
            requireNonNull(version, "version");
            requireNonNull(environment, "environment");
            projects = List.copyOf(projects);
            requireNonNull(finishedAt, "finishedAt");
            requireNonNull(direction, "direction");
            requireNonNull(part, "part");
            commits = List.copyOf(commits);
        }
    }

    /**
     * A commit that a deploy brought or took.
     *
     * @param url the commit's page at its host, null if unknown
     * @param member the member of the organisation who wrote it, null if its author is none, or a program
     * @param coAuthors who else is to be credited, each once, programs left out; null if nobody is, or nobody knows
     */
    record DeployedCommit(
            String repository,
            String sha,
            @Nullable String url,
            @Nullable String message,
            @Nullable Person author,
            @Nullable MemberRef member,
            @Nullable Instant committedAt,
            @Nullable List<CoAuthor> coAuthors) {

        public DeployedCommit {
            requireNonNull(repository, "repository");
            requireNonNull(sha, "sha");
            coAuthors = coAuthors == null ? null : List.copyOf(coAuthors);
        }

        /** Without what later versions added. */
        public DeployedCommit(
                String repository,
                String sha,
                @Nullable String url,
                @Nullable String message,
                @Nullable Person author,
                @Nullable MemberRef member,
                @Nullable Instant committedAt) {
            this(repository, sha, url, message, author, member, committedAt, null);
        }
    }

    /**
     * Somebody who wrote a commit together with its author: named by a {@code Co-authored-by} trailer, or the author of something that was
     * squashed into it.
     *
     * @param member the member of the organisation who it is, null if none
     */
    record CoAuthor(Person person, @Nullable MemberRef member) {

        public CoAuthor {
            requireNonNull(person, "person");
        }
    }

    /** A member, with the verified address that matched. */
    record MemberRef(long id, String name, String email) {

        public MemberRef {
            requireNonNull(name, "name");
            requireNonNull(email, "email");
        }
    }
}
