package dev.waybill.commit.whereabouts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a commit is.
 *
 * @param complete false if the graph has gaps, so that it may be in more releases
 * @param firstRelease the first release that was heard of with the commit in it, null if it is in none
 * @param releases those that contain it, in the order in which they were heard of
 * @param environments those in which it runs, by name
 * @param links commits that repeat it or take it back, or that it repeats or takes back
 */
record WhereaboutsView(
        String id,
        Place repository,
        @Nullable String message,
        @Nullable Instant dateCreated,
        boolean complete,
        @Nullable Release firstRelease,
        List<Release> releases,
        List<Environment> environments,
        List<Link> links) {

    /** The repository. */
    record Place(String id, String name) {}

    /** A release that contains the commit, and when it was first heard of. */
    record Release(String version, String head, Instant dateSeen) {}

    /** An environment in which it runs. */
    record Environment(String name, String version, String head, Instant dateDeployed) {}

    /**
     * Another commit.
     *
     * @param kind {@code cherry-pick-of}, {@code cherry-picked-as}, {@code reverts}, {@code reverted-by} or {@code same-change-as}
     */
    record Link(String id, String kind) {}
}
