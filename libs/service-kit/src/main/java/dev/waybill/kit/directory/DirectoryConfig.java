package dev.waybill.kit.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the local copy of the directory. */
@ConfigMapping(prefix = "waybill.directory")
public interface DirectoryConfig {

    /** Whether this service keeps a copy; false in the service that owns the directory. */
    @WithDefault("true")
    boolean enabled();

    /** How long a request waits for an entry that is not there yet (rule A: at most 500 ms). */
    @WithDefault("500ms")
    Duration longestWait();

    /** How many requests may wait at once; further ones are answered from what is there. */
    @WithDefault("1000")
    int mostWaiters();
}
