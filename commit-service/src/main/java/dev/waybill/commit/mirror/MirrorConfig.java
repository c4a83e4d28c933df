package dev.waybill.commit.mirror;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** How repositories are copied. */
@ConfigMapping(prefix = "waybill.mirror")
interface MirrorConfig {

    /** Where the copies lie. They may be lost at any time, and are then made anew. */
    @WithDefault("${java.io.tmpdir}/waybill-mirrors")
    Path directory();

    /** How many repositories are fetched and imported at once. */
    @WithDefault("2")
    int threads();

    /** The longest time for one fetch. */
    @WithDefault("15m")
    Duration fetchTimeout();

    /** The longest time in which nothing comes from the other side. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** How large a copy may become. */
    @WithDefault("4G")
    MemorySize maxSize();

    /** How many commits back from each branch are fetched; all by default. What lies behind counts as a gap. */
    OptionalInt depth();

    /** The longest time until a repository is fetched again of which no webhook tells anything. It comes sooner by up to a random half. */
    @WithDefault("15m")
    Duration interval();
}
