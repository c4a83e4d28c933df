package dev.waybill.kit.consume;

import dev.waybill.contracts.Fact;
import dev.waybill.kit.event.FactMetadata;

/**
 * What a consumer does with one fact. It is called again for a fact it has seen, so its effect has to be idempotent.
 *
 * @param <F> the facts of its topic
 */
@FunctionalInterface
public interface FactHandler<F extends Fact> {

    /** A fact, in the order of its key. */
    void on(FactMetadata metadata, F fact);

    /** What the key names is gone; only compacted topics have such records. */
    default void onTombstone(String key) {}
}
