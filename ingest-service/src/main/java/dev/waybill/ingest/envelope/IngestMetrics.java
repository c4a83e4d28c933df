package dev.waybill.ingest.envelope;

import dev.waybill.ingest.limits.RefusalReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was taken and what was not. Counted in adders that the registry reads when it is asked: its own counters look for a trace on each
 * increment, which a request without one pays for.
 */
@Singleton
final class IngestMetrics {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder[] rejected = new LongAdder[RefusalReason.values().length];

    @Inject
    IngestMetrics(MeterRegistry meters) {
        register(meters, accepted, "waybill.ingest.accepted");
        register(meters, events, "waybill.ingest.items", "type", "event");
        register(meters, sessions, "waybill.ingest.items", "type", "session");
        register(meters, skipped, "waybill.ingest.items", "type", "skipped");
        register(meters, received, "waybill.ingest.received.bytes");
        for (RefusalReason reason : RefusalReason.values()) {
            LongAdder adder = new LongAdder();
            rejected[reason.ordinal()] = adder;
            register(meters, adder, "waybill.ingest.rejected", "reason", reason.tag());
        }
    }

    /** A body was complete. */
    void received(int bytes) {
        received.add(bytes);
    }

    void accepted(Submission submission) {
        accepted.increment();
        if (submission.error() != null) {
            events.increment();
        }
        sessions.add(submission.sessions().size());
        skipped.add(submission.skipped());
    }

    void rejected(RefusalReason reason) {
        rejected[reason.ordinal()].increment();
    }

    private static void register(MeterRegistry meters, LongAdder adder, String name, String... tags) {
        FunctionCounter.builder(name, adder, LongAdder::sum).tags(tags).register(meters);
    }
}
