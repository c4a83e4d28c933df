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
            List<PushedCommit> commits)
            implements CommitFact {

        public CommitsPushed {
            requireNonNull(repository, "repository");
            requireNonNull(ref, "ref");
            requireNonNull(part, "part");
            commits = List.copyOf(commits);
        }
    }

    /**
     * A commit as the host told it.
     *
     * @param parents object ids; a guess from the payload's order where {@code parentsInferred}
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
            List<FileChange> files) {

        public PushedCommit {
            requireNonNull(sha, "sha");
            requireNonNull(message, "message");
            requireNonNull(author, "author");
            requireNonNull(committer, "committer");
            parents = List.copyOf(parents);
            files = List.copyOf(files);
        }
    }
}
