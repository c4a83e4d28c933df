package dev.waybill.ingest.envelope;

import dev.waybill.ingest.directory.ProjectAccess;
import dev.waybill.ingest.limits.Capacity;
import dev.waybill.ingest.publish.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What an {@link Exchange} works with. */
@Singleton
final class Ingest {

    private final Capacity capacity;
    private final ProjectAccess access;
    private final Publisher publisher;
    private final PublishSubmission publication;
    private final HeavyWork heavyWork;
    private final IngestMetrics metrics;
    private final Clock clock;

    @Inject
    Ingest(
            Capacity capacity,
            ProjectAccess access,
            Publisher publisher,
            PublishSubmission publication,
            HeavyWork heavyWork,
            IngestMetrics metrics,
            Clock clock) {
        this.capacity = capacity;
        this.access = access;
        this.publisher = publisher;
        this.publication = publication;
        this.heavyWork = heavyWork;
        this.metrics = metrics;
        this.clock = clock;
    }

    Capacity capacity() {
        return capacity;
    }

    ProjectAccess access() {
        return access;
    }

    Publisher publisher() {
        return publisher;
    }

    PublishSubmission publication() {
        return publication;
    }

    HeavyWork heavyWork() {
        return heavyWork;
    }

    IngestMetrics metrics() {
        return metrics;
    }

    Clock clock() {
        return clock;
    }
}
