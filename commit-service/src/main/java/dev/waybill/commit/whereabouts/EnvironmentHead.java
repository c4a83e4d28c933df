package dev.waybill.commit.whereabouts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What runs in an environment.
 *
 * @param head as it was told, perhaps abbreviated
 */
record EnvironmentHead(String environment, String version, String head, Instant deployedAt) {

    EnvironmentHead {
        requireNonNull(environment, "environment");
        requireNonNull(version, "version");
        requireNonNull(head, "head");
        requireNonNull(deployedAt, "deployedAt");
    }
}
