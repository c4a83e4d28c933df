package dev.waybill.release.deploy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of deploys. */
@ConfigMapping(prefix = "waybill.deploy")
public interface DeployConfig {

    /** How long a deploy waits for its commits before it is announced with those that are known. */
    @WithDefault("2m")
    Duration settleTimeout();

    /** Within this time an identical deploy is the same deploy: clients retry. */
    @WithDefault("10m")
    Duration sameWithin();

    /** The time between two looks at deploys whose time is up; the trigger reads it by its name. */
    @WithDefault("5s")
    Duration checkEvery();

    /**
     * On the first deploy to an environment: how old deploys elsewhere may be for their commits to be taken as new here. Without a bound a
     * new environment of an old project would tell everybody who ever committed.
     */
    @WithDefault("14d")
    Duration firstReach();

    /** How long a deployment that a Git host reports waits for a release that was built from its commit. */
    @WithDefault("1d")
    Duration hostPatience();

    /** How long a deployment of a Git host is remembered, so that it is not taken twice; longer than facts about it are kept. */
    @WithDefault("40d")
    Duration hostMemory();
}
