package dev.waybill.commit.deployment;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.CommitFact.DeploymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a deployment has come, as a host told it, its texts cleaned and bounded.
 *
 * @param id the host's, the same for all that it tells of one deployment
 * @param sha the commit that is deployed, in full
 * @param ref the branch or tag that it was taken from
 * @param url of a page about it
 */
public record HostDeployment(
        String id,
        String environment,
        DeploymentState state,
        String sha,
        @Nullable String ref,
        @Nullable String url,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public HostDeployment {
        requireNonNull(id, "id");
        requireNonNull(environment, "environment");
        requireNonNull(state, "state");
        requireNonNull(sha, "sha");
    }

    /** Whether a deployment that has come so far has ended at that moment. */
    public static boolean hasEnded(DeploymentState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case WAITING, RUNNING, INACTIVE -> false;
        };
    }
}
