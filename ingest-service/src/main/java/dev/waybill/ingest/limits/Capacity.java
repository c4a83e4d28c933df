package dev.waybill.ingest.limits;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the requests in progress may take together. Beyond it a request is refused at once rather than queued. */
@Singleton
public final class Capacity {

    private final long mostBytes;
    private final int mostRequests;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    @Inject
    Capacity(IngestConfig config, MeterRegistry meters) {
        this(config.bodyMemory().asLongValue(), config.mostRequests());
        meters.gauge("waybill.ingest.body.bytes", bytes);
        meters.gauge("waybill.ingest.requests", requests);
    }

    Capacity(long mostBytes, int mostRequests) {
        this.mostBytes = mostBytes;
        this.mostRequests = mostRequests;
    }

    /**
     * Lets a request in.
     *
     * @throws Refusal if there are too many already
     */
    public Lease admit() {
        if (requests.incrementAndGet() > mostRequests) {
            requests.decrementAndGet();
            throw overloaded();
        }
        return new Lease();
    }

    private static Refusal overloaded() {
        return new Refusal(RefusalReason.OVERLOADED, "too many requests in progress, try again later");
    }

    /** One request's share. Used by one thread at a time. */
    public final class Lease implements AutoCloseable {

        private long reserved;
        private boolean closed;

        private Lease() {}

        /**
         * Reserves memory before it is allocated.
         *
         * @throws Refusal if that is more than there is for all
         */
        public void reserve(int amount) {
            if (bytes.addAndGet(amount) > mostBytes) {
                bytes.addAndGet(-amount);
                throw overloaded();
            }
            reserved += amount;
        }

        /** Gives everything back; again does nothing. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                bytes.addAndGet(-reserved);
                requests.decrementAndGet();
            }
        }
    }
}
