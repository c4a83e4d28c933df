package dev.waybill.kit.deadletter;

import dev.waybill.contracts.Topic;

/** Tells a compacted topic from the beginning, from what its owner has: a bean of the service that owns the topic. */
public interface Reannouncer {

    /** The topic that is told. */
    Topic topic();

    /** Tells the newest state of every entry, marked as a replay. It may run beside ordinary changes and may be called again at any time. */
    void reannounce();
}
