package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a release. */
public sealed interface ReleaseFact extends Fact {

    long organizationId();

    String version();

    @Override
    default String key() {
        return organizationId() + "/" + version();
    }

    /** Who made a release known first. */
    enum Origin {
        /** A call of the web API. */
        API,
        /** An event or a session of a new version. */
        TELEMETRY
    }

    /** A release exists. */
    @FactType("dev.waybill.release.created.v1")
    record ReleaseCreated(
            long organizationId,
            long releaseId,
            String version,
            List<ProjectRef> projects,
            Origin origin,
            Instant createdAt)
            implements ReleaseFact {

        public ReleaseCreated {
            requireNonNull(version, "version");
            projects = List.copyOf(projects);
            requireNonNull(origin, "origin");
            requireNonNull(createdAt, "createdAt");
        }
    }

    /**
     * A release changed; this is its state now.
     *
     * @param status {@code open} or {@code archived}
     * @param releasedAt when it was finalised, null if it was not
     */
    @FactType("dev.waybill.release.changed.v1")
    record ReleaseChanged(
            long organizationId,
            long releaseId,
            String version,
            List<ProjectRef> projects,
            String status,
            @Nullable String ref,
            @Nullable String url,
            @Nullable Instant releasedAt)
            implements ReleaseFact {

        public ReleaseChanged {
            requireNonNull(version, "version");
            projects = List.copyOf(projects);
            requireNonNull(status, "status");
        }
    }

    /**
     * A question to the owner of the commit graph, answered by {@link RangeFact.RangeResolved}.
     *
     * @param requestId names the question; asked anew it keeps its id
     * @param revision grows when the question is asked anew; only the newest answer counts
     * @param base the excluded end, null for "the newest commits up to head"
     * @param head the included end, a full or an abbreviated object id
     */
    @FactType("dev.waybill.release.commits-requested.v1")
    record CommitsRequested(
            UUID requestId,
            int revision,
            long organizationId,
            String version,
            long repositoryId,
            String repository,
            @Nullable String base,
            String head,
            Instant requestedAt)
            implements ReleaseFact {

        public CommitsRequested {
            requireNonNull(requestId, "requestId");
            requireNonNull(version, "version");
            requireNonNull(repository, "repository");
            requireNonNull(head, "head");
            requireNonNull(requestedAt, "requestedAt");
        }
    }

    /**
     * The commits of a release are settled; the list replaces an older one.
     *
     * @param complete false if the graph had a gap or the question could not be answered in time
     * @param commits this part's, newest first
     */
    @FactType("dev.waybill.release.commits-set.v1")
    record ReleaseCommitsSet(
            long organizationId,
            long releaseId,
            String version,
            boolean complete,
            int total,
            Part part,
            List<ReleaseCommit> commits)
            implements ReleaseFact {

        public ReleaseCommitsSet {
            requireNonNull(version, "version");
            requireNonNull(part, "part");
            commits = List.copyOf(commits);
        }
    }

    /** A commit of a release. */
    record ReleaseCommit(
            String repository,
            String sha,
            @Nullable String message,
            @Nullable Person author,
            @Nullable Instant committedAt) {

        public ReleaseCommit {
            requireNonNull(repository, "repository");
            requireNonNull(sha, "sha");
        }
    }
}
