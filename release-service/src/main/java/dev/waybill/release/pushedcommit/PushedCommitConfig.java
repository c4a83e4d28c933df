package dev.waybill.release.pushedcommit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long commits that were pushed are kept. */
@ConfigMapping(prefix = "waybill.pushed-commit")
public interface PushedCommitConfig {

    /** Older commits are not waiting for a release any more. */
    @WithDefault("90d")
    Duration keep();

    /** The time between two looks at those that are too old; the trigger reads it by its name. */
    @WithDefault("1h")
    Duration forgetEvery();
}
