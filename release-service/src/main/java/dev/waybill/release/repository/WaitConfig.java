package dev.waybill.release.repository;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a request waits for a repository that is not known yet. */
@ConfigMapping(prefix = "waybill.repository-wait")
public interface WaitConfig {

    /** The longest wait. */
    @WithDefault("500ms")
    Duration longest();

    /** The time between two looks. */
    @WithDefault("25ms")
    Duration step();

    /** How many requests may wait at once; further ones are answered from what is there. */
    @WithDefault("50")
    int mostWaiters();
}
