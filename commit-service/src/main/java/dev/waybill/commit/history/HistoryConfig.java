package dev.waybill.commit.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what is missing is asked for. */
@ConfigMapping(prefix = "waybill.healing")
interface HistoryConfig {

    /** How long after a push its host is asked for what it left out; meanwhile a push that came late may bring it. */
    @WithDefault("10s")
    Duration delay();

    /** How often a host is asked where its branches are, where a repository cannot be fetched. */
    @WithDefault("15m")
    Duration check();

    /** How many hosts are asked at once. */
    @WithDefault("2")
    int threads();
}
