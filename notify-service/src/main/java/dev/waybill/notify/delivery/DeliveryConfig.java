package dev.waybill.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the queue. */
@ConfigMapping(prefix = "waybill.delivery")
public interface DeliveryConfig {

    /** How many messages a channel of this instance sends at once. */
    @WithDefault("4")
    int concurrency();

    /** How long one message may take; then its sending is interrupted. */
    @WithDefault("60s")
    Duration sendTimeout();

    /** How long a claimed message belongs to its claimer; longer than {@link #sendTimeout()}, or messages are sent twice. */
    @WithDefault("5m")
    Duration lease();

    /** The first wait after a message was deferred; see {@link RetryPolicy}. */
    @WithDefault("10s")
    Duration firstRetry();

    /** How long nothing is sent to an address that a channel called unusable. */
    @WithDefault("30d")
    Duration suppression();

    /** How long finished deliveries are kept; longer than the topic of deploys, or a replayed one would be sent again. */
    @WithDefault("90d")
    Duration retention();
}
