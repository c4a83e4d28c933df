package dev.waybill.state;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What is measured about the outbox, and how it stood when it was last looked at. */
@Singleton
final class RelayMetrics {

    private final Map<Relay.Outcome, Counter> turns = new EnumMap<>(Relay.Outcome.class);
    private final Counter told;
    private final Counter refused;
    private volatile OutboxState state = OutboxState.EMPTY;

    RelayMetrics(MeterRegistry registry, Clock clock) {
        for (Relay.Outcome outcome : Relay.Outcome.values()) {
            turns.put(
                    outcome,
                    Counter.builder("waybill.outbox.turns")
                            .description("Turns of the relay")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        told = Counter.builder("waybill.outbox.told")
                .description("Facts that the broker acknowledged")
                .register(registry);
        refused = Counter.builder("waybill.outbox.refused")
                .description("Facts that were set aside because the broker never takes them")
                .register(registry);
        Gauge.builder("waybill.outbox.waiting", () -> state.waiting())
                .description("Facts that are committed and not yet told")
                .register(registry);
        Gauge.builder("waybill.outbox.age", () -> state.age(clock.instant()).toMillis() / 1_000.0)
                .description("How long the oldest of them waits")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("waybill.outbox.refused.waiting", () -> state.refused())
                .description("Facts that were set aside and not put back")
                .register(registry);
    }

    void count(Relay.Turn turn) {
        Counter counter = turns.get(turn.outcome());
        if (counter != null) {
            counter.increment();
        }
        told.increment(turn.told());
        refused.increment(turn.refused());
    }

    void observe(OutboxState newState) {
        state = newState;
    }

    OutboxState state() {
        return state;
    }
}
