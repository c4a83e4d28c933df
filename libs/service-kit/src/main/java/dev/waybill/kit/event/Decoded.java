package dev.waybill.kit.event;

import dev.waybill.contracts.Fact;

/**
 * What a record turned out to be.
 *
 * @param <F> the facts that the reader expects
 */
public sealed interface Decoded<F extends Fact> {

    /** A fact that the reader knows. */
    record Known<F extends Fact>(FactMetadata metadata, F fact) implements Decoded<F> {}

    /** A record without a value: what the key names is gone. */
    record Tombstone<F extends Fact>(String key) implements Decoded<F> {}

    /** A fact that is newer than the reader, or of another family; to be skipped, since consumers upgrade first. */
    record Unknown<F extends Fact>(String type) implements Decoded<F> {}
}
