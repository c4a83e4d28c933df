package dev.waybill.kit.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Counts and times of consumers, each with the tag {@code topic}. */
@Singleton
final class ConsumerMetrics {

    private final MeterRegistry registry;

    ConsumerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code waybill.consumer.handling}: how long the work on a record (or on a poll, for batches) took, waits included. */
    void timed(String topic, Runnable work) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "failed";
        try {
            work.run();
            outcome = "handled";
        } finally {
            sample.stop(registry.timer("waybill.consumer.handling", "topic", topic, "outcome", outcome));
        }
    }

    /** {@code waybill.consumer.records}: records that were handed over and done. */
    void handled(String topic, int records) {
        counter("waybill.consumer.records", "topic", topic, "outcome", "handled")
                .increment(records);
    }

    /** {@code waybill.consumer.records} with an outcome that says why a record was not handed over. */
    void skipped(String topic, String outcome) {
        counter("waybill.consumer.records", "topic", topic, "outcome", outcome).increment();
    }

    /** {@code waybill.dead.letters}: records that were set aside. */
    void deadLettered(String topic) {
        counter("waybill.dead.letters", "topic", topic).increment();
    }

    private Counter counter(String name, String... tags) {
        return registry.counter(name, tags);
    }
}
