package dev.waybill.release.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls that change one release wait for each other. */
@ConfigMapping(prefix = "waybill.release-turn")
public interface TurnConfig {

    /** The longest wait; then 503, upon which clients try again. */
    @WithDefault("30s")
    Duration longest();
}
