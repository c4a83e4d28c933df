package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of the owner of the commit graph. */
public sealed interface RangeFact extends Fact {

    long organizationId();

    String version();

    @Override
    default String key() {
        return organizationId() + "/" + version();
    }

    /** How head stands to base. */
    enum Relation {
        /** They are one commit. */
        SAME,
        /** Base is an ancestor of head. */
        AHEAD,
        /** Head is an ancestor of base. */
        BEHIND,
        /** Neither is an ancestor of the other. */
        DIVERGED,
        /** The graph does not tell, or the question had no base. */
        UNKNOWN
    }

    /**
     * The answer to {@link ReleaseFact.CommitsRequested}.
     *
     * @param head as a full object id where the graph knows it, else as it was asked
     * @param ahead how many commits head has that base has not, over all parts
     * @param behind how many commits base has that head has not, over all parts
     * @param complete false where the graph has a gap between the ends, or does not know them
     * @param commits this part's: first those ahead, then those behind, each newest first
     */
    @FactType("dev.waybill.range.resolved.v1")
    record RangeResolved(
            UUID requestId,
            int revision,
            long organizationId,
            String version,
            long repositoryId,
            String repository,
            @Nullable String base,
            String head,
            Relation relation,
            int ahead,
            int behind,
            boolean complete,
            Part part,
            List<RangeCommit> commits)
            implements RangeFact {

        public RangeResolved {
            requireNonNull(requestId, "requestId");
            requireNonNull(version, "version");
            requireNonNull(repository, "repository");
            requireNonNull(head, "head");
            requireNonNull(relation, "relation");
            requireNonNull(part, "part");
            commits = List.copyOf(commits);
        }
    }

    /** On which end of the range a commit is. */
    enum Side {
        AHEAD,
        BEHIND
    }

    /** A commit of a range. */
    record RangeCommit(
            Side side,
            String sha,
            @Nullable String message,
            @Nullable Person author,
            @Nullable Instant committedAt,
            @Nullable String url,
            List<FileChange> files) {

        public RangeCommit {
            requireNonNull(side, "side");
            requireNonNull(sha, "sha");
            files = List.copyOf(files);
        }
    }
}
