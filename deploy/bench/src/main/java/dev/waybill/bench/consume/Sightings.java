package dev.waybill.bench.consume;

import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells sightings of 5,000 releases, in random order, as ingest-service would. */
final class Sightings implements AutoCloseable {

    /** How many releases there are. */
    static final int KEYS = 5_000;

    private static final String TYPE = FactTypes.typeOf(ReleaseSeen.class);

    private final SplittableRandom random = new SplittableRandom(42);
    private final FactCodec codec = new FactCodec();
    private final Producer<String, byte[]> producer;
    private final long organizationId;
    private final long projectId;
    private long sequence;

    Sightings(String bootstrapServers, long organizationId, long projectId) {
        this.organizationId = organizationId;
        this.projectId = projectId;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "compression.type", "zstd",
                        "linger.ms", "5",
                        "batch.size", "131072"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Puts that many records on a topic and returns when the broker has all of them. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    void tell(String topic, int records) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        for (int number = 0; number < records; number++) {
            sequence++;
            producer.send(record(topic, now.plusMillis(sequence)), (metadata, exception) -> {
                if (exception != null) {
                    failure.set(exception);
                }
            });
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the broker did not take the records", failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<String, byte[]> record(String topic, Instant seen) {
        String version = "web@1.0." + random.nextInt(KEYS);
        ReleaseSeen fact = new ReleaseSeen(organizationId, projectId, version, "production", null, seen, seen, 1);
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(TYPE, fact.key(), sequence, 1),
                TYPE,
                "/waybill/ingest",
                seen,
                sequence,
                null,
                null,
                false,
                null);
        return new ProducerRecord<>(
                topic, null, fact.key(), codec.encode(fact), FactHeaders.toRecord(metadata, fact.key()));
    }
}
