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
     * @param start where the list of those ahead begins, null if that is not known
     * @param mergeBase the newest commit that both ends have, if they parted there and the graph knows it
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
            List<RangeCommit> commits,
            @Nullable Start start,
            @Nullable String mergeBase)
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

        /** Without what later versions added. */
        public RangeResolved(
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
                List<RangeCommit> commits) {
            this(
                    requestId,
                    revision,
                    organizationId,
                    version,
                    repositoryId,
                    repository,
                    base,
                    head,
                    relation,
                    ahead,
                    behind,
                    complete,
                    part,
                    commits,
                    null,
                    null);
        }
    }

    /** Where a range begins. */
    enum Start {
        /** At base, an ancestor of head or head itself. */
        BASE,
        /** Where the ways to base and to head part, for base is no ancestor of head. */
        MERGE_BASE,
        /** Nowhere: the question had no base, so these are the newest commits. */
        NEWEST
    }

    /** On which end of the range a commit is. */
    enum Side {
        AHEAD,
        BEHIND
    }

    /**
     * A commit of a range.
     *
     * @param author as the repository's {@code .mailmap} wants to have it
     * @param contributors who is to be credited, the author first; null if unknown
     * @param filesComplete true if {@code files} are all that the commit touches; else there may be more, or none are known
     */
    record RangeCommit(
            Side side,
            String sha,
            @Nullable String message,
            @Nullable Person author,
            @Nullable Instant committedAt,
            @Nullable String url,
            List<FileChange> files,
            @Nullable List<Contributor> contributors,
            @Nullable Boolean filesComplete) {

        public RangeCommit {
            requireNonNull(side, "side");
            requireNonNull(sha, "sha");
            files = List.copyOf(files);
            contributors = contributors == null ? null : List.copyOf(contributors);
        }

        /** Without what later versions added. */
        public RangeCommit(
                Side side,
                String sha,
                @Nullable String message,
                @Nullable Person author,
                @Nullable Instant committedAt,
                @Nullable String url,
                List<FileChange> files) {
            this(side, sha, message, author, committedAt, url, files, null, null);
        }

        /** Without what later versions added. */
        public RangeCommit(
                Side side,
                String sha,
                @Nullable String message,
                @Nullable Person author,
                @Nullable Instant committedAt,
                @Nullable String url,
                List<FileChange> files,
                @Nullable List<Contributor> contributors) {
            this(side, sha, message, author, committedAt, url, files, contributors, null);
        }
    }

    /**
     * How the head of a release stands to the heads of the organisation's other releases in the same repository. Told when the head of a
     * release gets known, and again when more of the graph does; a later one replaces those before of the same release and repository. What
     * is in neither list is apart from this head, or not known.
     *
     * @param repository the repository's name
     * @param head the full object id
     * @param contains this part's of the releases whose heads are ancestors of this one, or are this one
     * @param containedIn this part's of the releases whose heads have this one among their ancestors, or are this one
     * @param complete false if the graph has a gap, so that more may be found
     */
    @FactType("dev.waybill.range.heads-related.v1")
    record ReleaseHeadsRelated(
            long organizationId,
            String version,
            long repositoryId,
            String repository,
            String head,
            boolean complete,
            Part part,
            List<ReleaseHead> contains,
            List<ReleaseHead> containedIn)
            implements RangeFact {

        public ReleaseHeadsRelated {
            requireNonNull(version, "version");
            requireNonNull(repository, "repository");
            requireNonNull(head, "head");
            requireNonNull(part, "part");
            contains = List.copyOf(contains);
            containedIn = List.copyOf(containedIn);
        }
    }

    /** The commit that a release was built from. */
    record ReleaseHead(String version, String sha) {

        public ReleaseHead {
            requireNonNull(version, "version");
            requireNonNull(sha, "sha");
        }
    }
}
