package dev.waybill.kit.reannounce;

import dev.waybill.contracts.Topic;

/** Tells a compacted topic once more, from what its owner has: a bean of the service that owns the topic. */
public interface Reannouncer {

    /** The topic that is told. */
    Topic topic();

    /**
     * Tells the present state of every entry as a newer version, marked as a replay. It may run beside ordinary changes and may be called
     * again at any time.
     */
    void reannounce();
}
