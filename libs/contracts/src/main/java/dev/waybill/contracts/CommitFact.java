package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in a repository. */
public sealed interface CommitFact extends Fact {

    long repositoryId();

    @Override
    default String key() {
        return Long.toString(repositoryId());
    }

    /**
     * A ref moved.
     *
     * @param repository the repository's name
     * @param ref such as {@code refs/heads/main}
     * @param before the commit it pointed to, null if it was created
     * @param after the commit it points to, null if it was deleted
     * @param forced true if {@code before} is no ancestor of {@code after}
     * @param commits this part's, oldest first; hosts cut long lists
     * @param truncated true if the host left commits out of the list; null as told before this was kept
     * @param totalCommits how many commits the host counts, over all parts and with those left out; null if it does not tell
     */
    @FactType("dev.waybill.commit.pushed.v1")
    record CommitsPushed(
            long repositoryId,
            long organizationId,
            String repository,
            String ref,
            @Nullable String before,
            @Nullable String after,
            boolean forced,
            Part part,
            List<PushedCommit> commits,
            @Nullable Boolean truncated,
            @Nullable Integer totalCommits)
            implements CommitFact {

        public CommitsPushed {
            requireNonNull(repository, "repository");
            requireNonNull(ref, "ref");
            requireNonNull(part, "part");
            commits = List.copyOf(commits);
        }

        /** Without what later versions added. */
        public CommitsPushed(
                long repositoryId,
                long organizationId,
                String repository,
                String ref,
                @Nullable String before,
                @Nullable String after,
                boolean forced,
                Part part,
                List<PushedCommit> commits) {
            this(repositoryId, organizationId, repository, ref, before, after, forced, part, commits, null, null);
        }
    }

    /**
     * A commit as the host told it.
     *
     * @param parents object ids; a guess from the payload's order where {@code parentsInferred}
     * @param contributors who is to be credited, the author first; null if unknown
     */
    record PushedCommit(
            String sha,
            String message,
            Person author,
            Person committer,
            @Nullable Instant committedAt,
            List<String> parents,
            boolean parentsInferred,
            @Nullable String url,
            List<FileChange> files,
            @Nullable List<Contributor> contributors) {

        public PushedCommit {
            requireNonNull(sha, "sha");
            requireNonNull(message, "message");
            requireNonNull(author, "author");
            requireNonNull(committer, "committer");
            parents = List.copyOf(parents);
            files = List.copyOf(files);
            contributors = contributors == null ? null : List.copyOf(contributors);
        }

        /** Without what later versions added. */
        public PushedCommit(
                String sha,
                String message,
                Person author,
                Person committer,
                @Nullable Instant committedAt,
                List<String> parents,
                boolean parentsInferred,
                @Nullable String url,
                List<FileChange> files) {
            this(sha, message, author, committer, committedAt, parents, parentsInferred, url, files, null);
        }
    }

    /** Where a pull request stands. */
    enum PullRequestState {
        /** It may still be merged. */
        OPEN,
        /** It was closed without being merged. */
        CLOSED,
        /** Its commits are part of its target. */
        MERGED
    }

    /** Somebody as a host knows them. Everything comes from outside and may hold anything; readers escape it. */
    record HostAccount(
            @Nullable String login,
            @Nullable String name,
            @Nullable String email) {}

    /**
     * A pull request, which some hosts call a merge request, was opened or changed.
     *
     * @param number the host's, as it stands in the address of its page
     * @param title one line
     * @param body what was written below it, empty if nothing was
     * @param author null if the host did not tell
     * @param mergedBy who merged it, null if nobody did or the host did not tell
     * @param sourceBranch such as {@code topic}, without {@code refs/heads/}
     * @param targetBranch such as {@code main}
     * @param head the newest commit of the source branch
     * @param commits some of its commits, oldest first: every head that it had and those that the host lists, at most 250
     * @param mergeCommit the commit that brought it to its target, null if it was not merged: a merge, a squashed one or the last that was
     *     rebased. A host may abbreviate it; it is told again in full once the commit is known.
     * @param squashCommit the squashed commit where a merge commit lies above it
     * @param changedAt when it came to be so
     */
    @FactType("dev.waybill.pullrequest.changed.v1")
    record PullRequestChanged(
            long repositoryId,
            long organizationId,
            String repository,
            long number,
            String title,
            String body,
            PullRequestState state,
            @Nullable HostAccount author,
            @Nullable HostAccount mergedBy,
            @Nullable String sourceBranch,
            @Nullable String targetBranch,
            @Nullable String head,
            List<String> commits,
            @Nullable String mergeCommit,
            @Nullable String squashCommit,
            @Nullable String url,
            Instant changedAt)
            implements CommitFact {

        public PullRequestChanged {
            requireNonNull(repository, "repository");
            requireNonNull(title, "title");
            requireNonNull(body, "body");
            requireNonNull(state, "state");
            commits = List.copyOf(commits);
            requireNonNull(changedAt, "changedAt");
        }
    }

    /** How far a deployment that a host runs has come. */
    enum DeploymentState {
        /** It waits for its turn or for somebody's consent. */
        WAITING,
        /** It is under way. */
        RUNNING,
        /** The commit runs in the environment. */
        SUCCEEDED,
        /** It went wrong. */
        FAILED,
        /** It was called off or passed over. */
        CANCELLED,
        /** It succeeded, and another one has taken its place. */
        INACTIVE
    }

    /**
     * A host told how far one of its deployments has come.
     *
     * @param deploymentId the host's, the same for all that it tells of one deployment
     * @param environment as the host names it
     * @param sha the commit that is deployed, in full
     * @param ref the branch or tag that it was taken from, null if the host did not tell
     * @param url a page about it, null if there is none
     * @param startedAt null if the host did not tell
     * @param finishedAt when it ended, null while it has not
     */
    @FactType("dev.waybill.deployment.reported.v1")
    record DeploymentReported(
            long repositoryId,
            long organizationId,
            String repository,
            String deploymentId,
            String environment,
            DeploymentState state,
            String sha,
            @Nullable String ref,
            @Nullable String url,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt)
            implements CommitFact {

        public DeploymentReported {
            requireNonNull(repository, "repository");
            requireNonNull(deploymentId, "deploymentId");
            requireNonNull(environment, "environment");
            requireNonNull(state, "state");
            requireNonNull(sha, "sha");
        }
    }
}
