package dev.waybill.state;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is told. */
@ConfigMapping(prefix = "waybill.outbox")
public interface OutboxConfig {

    /** Whether this process tells facts; one that does not leaves them to the others on the database. */
    @WithDefault("true")
    boolean relay();

    /** The most rows a turn of the relay, at least 1. */
    @WithDefault("500")
    int batchRows();

    /** About how many bytes a turn of the relay; one row is always taken. */
    @WithDefault("8388608")
    long batchBytes();

    /** How often to look for rows that another process committed, or that were committed while nobody listened. */
    @WithDefault("50ms")
    Duration poll();

    /** How long to wait for the broker's acknowledgement of a turn before it is tried again as a whole. */
    @WithDefault("15s")
    Duration giveUpAfter();

    /** A fact that waits longer than this raises the alarm in the health report. */
    @WithDefault("60s")
    Duration alarmAfter();
}
