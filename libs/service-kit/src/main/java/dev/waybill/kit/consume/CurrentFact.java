package dev.waybill.kit.consume;

import dev.waybill.kit.event.FactMetadata;
import java.util.Optional;

/** The fact that this thread is handling, so that what is told because of it can name it as its cause. */
public final class CurrentFact {

    private static final ScopedValue<FactMetadata> CURRENT = ScopedValue.newInstance();

    private CurrentFact() {}

    /** The fact that is being handled; empty outside of a handler and in a batch, which has many causes. */
    public static Optional<FactMetadata> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does something as an effect of a fact. */
    public static void during(FactMetadata metadata, Runnable effect) {
        ScopedValue.where(CURRENT, metadata).run(effect);
    }
}
