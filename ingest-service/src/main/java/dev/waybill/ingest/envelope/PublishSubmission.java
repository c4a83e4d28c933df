package dev.waybill.ingest.envelope;

import dev.waybill.ingest.envelope.Submission.ErrorItem;
import dev.waybill.ingest.envelope.Submission.SessionItem;
import dev.waybill.ingest.event.EventScan;
import dev.waybill.ingest.publish.Announcement;
import dev.waybill.ingest.publish.Origin;
import dev.waybill.ingest.publish.Publisher;
import dev.waybill.ingest.publish.Records;
import dev.waybill.ingest.publish.ReleaseSightings;
import dev.waybill.ingest.publish.ReleaseSightings.Outcome;
import dev.waybill.ingest.session.SessionScan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes what a request brought, all of it or an error. */
@Singleton
final class PublishSubmission {

    private final Publisher publisher;
    private final Records records;
    private final ReleaseSightings sightings;

    @Inject
    PublishSubmission(Publisher publisher, Records records, ReleaseSightings sightings) {
        this.publisher = publisher;
        this.records = records;
        this.sightings = sightings;
    }

    /**
     * Publishes events, sessions, and the versions in them that were not seen before.
     *
     * @return done when the broker has everything, failed if something could not be stored; completed on a thread that must not be held
     * @throws dev.waybill.ingest.limits.Refusal if Kafka is away or too much is in flight
     */
    CompletionStage<Void> publish(Origin origin, Submission submission) {
        Batch batch = new Batch(origin);
        if (submission.error() != null) {
            batch.add(submission.error());
        }
        submission.sessions().forEach(batch::add);
        return batch.send();
    }

    private final class Batch {

        private final Origin origin;
        private final List<ProducerRecord<String, byte[]>> together = new ArrayList<>(2);
        private final List<Announcement> ours = new ArrayList<>(1);
        private final List<Announcement> others = new ArrayList<>(0);

        Batch(Origin origin) {
            this.origin = origin;
        }

        void add(ErrorItem item) {
            EventScan scan = item.scan();
            together.add(records.error(origin, item.eventId(), item.json(), scan.release(), scan.environment()));
            see(scan.release(), scan.environment(), scan.dist());
        }

        void add(SessionItem item) {
            SessionScan scan = item.scan();
            together.add(
                    records.session(origin, item.type(), scan.sid(), item.json(), scan.release(), scan.environment()));
            see(scan.release(), scan.environment(), null);
        }

        CompletionStage<Void> send() {
            if (together.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            CompletionStage<Void> stored;
            try {
                stored = publisher.publish(together);
            } catch (RuntimeException refused) {
                settle(refused);
                throw refused;
            }
            CompletionStage<Void> settled = stored.whenComplete((_, failure) -> settle(failure));
            for (Announcement other : others) {
                settled = settled.thenCombine(other.done(), (_, _) -> null);
            }
            return settled;
        }

        private void see(@Nullable String version, @Nullable String environment, @Nullable String dist) {
            if (version == null) {
                return;
            }
            switch (sightings.see(origin, version, environment, dist)) {
                case Outcome.First(Announcement announcement) -> {
                    ours.add(announcement);
                    together.add(records.releaseSeen(announcement.fact(), origin.traceParent()));
                }
                case Outcome.Joining(Announcement announcement) -> others.add(announcement);
                case Outcome.Known() -> {
                    // Told with the next refresh.
                }
            }
        }

        private void settle(@Nullable Throwable failure) {
            for (Announcement announcement : ours) {
                if (failure == null) {
                    sightings.confirm(announcement);
                } else {
                    sightings.withdraw(announcement, failure);
                }
            }
        }
    }
}
