package dev.waybill.commit.host.outward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where calls to Git hosts may go. */
@ConfigMapping(prefix = "waybill.outward")
public interface OutwardConfig {

    /**
     * Host names, addresses and ranges ({@code git.corp.example, 10.20.0.0/16}) that may be called though they are not public, and by
     * {@code http:} too. It holds for all organisations.
     */
    Optional<List<String>> allow();

    /** If set, no other host names than these, and what is in {@link #allow()}, are called. */
    Optional<List<String>> onlyHosts();

    /** Whether repositories of this machine may be fetched by {@code file:}. */
    @WithDefault("false")
    boolean fileUrls();

    /** The longest wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest wait for an answer to begin, or to go on. */
    @WithDefault("10s")
    Duration readTimeout();

    /** The longest time for one call. */
    @WithDefault("30s")
    Duration callTimeout();
}
