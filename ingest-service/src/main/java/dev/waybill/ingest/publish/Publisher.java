package dev.waybill.ingest.publish;

import dev.waybill.contracts.Topic;
import dev.waybill.ingest.limits.IngestConfig;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Takes records to Kafka within bounds, and says when the broker has them. Never blocks the caller. */
@Singleton
public final class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final long COMPLAINT_PAUSE_NANOS = 10_000_000_000L;

    private final KafkaCircuit circuit = new KafkaCircuit(System::nanoTime);
    private final SendingThread sending;
    private final KafkaProbe probe;
    private final int mostRecords;
    private final long mostBytes;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong complained = new AtomicLong(System.nanoTime() - COMPLAINT_PAUSE_NANOS);
    private final Counter errors;

    @Inject
    Publisher(ProducerSettings settings, IngestConfig config, MeterRegistry meters) {
        NativeCompression.load();
        Producers producers = Producers.connect(settings);
        this.mostRecords = config.mostRecordsInFlight();
        this.mostBytes = config.mostBytesInFlight().asLongValue();
        this.sending = new SendingThread(producers, circuit);
        this.probe = new KafkaProbe(
                Admin.create(settings.forProbe()),
                producers,
                List.of(Topic.ERRORS.wireName(), Topic.SESSIONS.wireName(), Topic.RELEASE_SEEN.wireName()),
                circuit);
        this.errors = meters.counter("waybill.ingest.producer.errors");
        meters.gauge("waybill.ingest.inflight.records", records);
        meters.gauge("waybill.ingest.inflight.bytes", bytes);
    }

    void start(@Observes StartupEvent event) {
        sending.start();
        probe.start();
    }

    /** Last of all: others still have something to send when they stop. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        probe.close();
        sending.close();
    }

    /** Whether Kafka takes what comes, as far as is known. */
    boolean isFlowing() {
        return circuit.passes();
    }

    /**
     * To be asked before any work for a new request.
     *
     * @throws Refusal if Kafka is away
     */
    public void requireOpen() {
        if (!circuit.admits()) {
            throw kafkaAway();
        }
    }

    /**
     * Sends records.
     *
     * @param together not empty; answered for as one
     * @return done when the broker has all of them with acks=all, else failed after at most 3 s; completed on a thread that must not be held
     * @throws Refusal if too much is in flight or Kafka is away
     */
    public CompletionStage<Void> publish(List<ProducerRecord<String, byte[]>> together) {
        if (!circuit.passes()) {
            throw kafkaAway();
        }
        Publication publication = new Publication(together, System.nanoTime(), circuit);
        long bytesNow = bytes.addAndGet(publication.bytes());
        int recordsNow = records.addAndGet(together.size());
        if (recordsNow > mostRecords || bytesNow > mostBytes) {
            release(publication);
            throw new Refusal(RefusalReason.OVERLOADED, "too much in flight, try again later");
        }
        sending.hand(publication);
        return publication.done().whenComplete((_, failure) -> {
            release(publication);
            if (failure != null) {
                note(failure);
            }
        });
    }

    /** The refusal of those whom Kafka leaves waiting. */
    public static Refusal kafkaAway() {
        return new Refusal(RefusalReason.KAFKA_AWAY, "events cannot be stored now, try again later");
    }

    private void release(Publication publication) {
        records.addAndGet(-publication.records().size());
        bytes.addAndGet(-publication.bytes());
    }

    private void note(Throwable failure) {
        errors.increment();
        long last = complained.get();
        long now = System.nanoTime();
        if (now - last >= COMPLAINT_PAUSE_NANOS && complained.compareAndSet(last, now)) {
            LOG.warnf("records given up error=%s, further ones within 10 s are only counted", failure.toString());
        }
    }
}
