package dev.waybill.kit.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts and times of consumers, each with the tag {@code topic}. */
@Singleton
final class ConsumerMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

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
            sample.stop(Timer.builder("waybill.consumer.handling")
                    .tags("topic", topic, "outcome", outcome)
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry));
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
