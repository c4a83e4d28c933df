package dev.waybill.ingest.envelope;

import dev.waybill.ingest.limits.RefusalReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** What was taken and what was not. The counters are looked up once, not per request. */
@Singleton
final class IngestMetrics {

    private final Counter accepted;
    private final Counter events;
    private final Counter sessions;
    private final Counter skipped;
    private final Counter received;
    private final Map<RefusalReason, Counter> rejected;

    @Inject
    IngestMetrics(MeterRegistry meters) {
        accepted = meters.counter("waybill.ingest.accepted");
        events = meters.counter("waybill.ingest.items", "type", "event");
        sessions = meters.counter("waybill.ingest.items", "type", "session");
        skipped = meters.counter("waybill.ingest.items", "type", "skipped");
        received = meters.counter("waybill.ingest.received.bytes");
        rejected = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            rejected.put(reason, meters.counter("waybill.ingest.rejected", "reason", reason.tag()));
        }
    }

    void received(int bytes) {
        received.increment(bytes);
    }

    void accepted(Submission submission) {
        accepted.increment();
        if (submission.error() != null) {
            events.increment();
        }
        if (!submission.sessions().isEmpty()) {
            sessions.increment(submission.sessions().size());
        }
        if (submission.skipped() > 0) {
            skipped.increment(submission.skipped());
        }
    }

    void rejected(RefusalReason reason) {
        Counter counter = rejected.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
