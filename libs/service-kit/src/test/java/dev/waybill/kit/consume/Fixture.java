package dev.waybill.kit.consume;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.kit.deadletter.DeadLetterSink;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.retry.Backoff;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Deliveries of the group {@code notify} with everything around them in memory. */
final class Fixture {

    static final TopicPartition PARTITION = new TopicPartition("waybill.directory", 0);
    static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Attempts attempts =
            new Attempts(new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)), new Random(1), Duration.ofMillis(20));
    final Progress progress = new Progress();
    final List<Long> letters = new ArrayList<>();
    final List<RuntimeException> letterFailures = new ArrayList<>();
    final Deliveries deliveries;

    private final FactCodec codec = new FactCodec();
    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> polled = new LinkedHashMap<>();

    Fixture() {
        this(OpenTelemetry.noop());
    }

    Fixture(OpenTelemetry telemetry) {
        DeadLetterSink sink = (record, _) -> {
            if (!letterFailures.isEmpty()) {
                throw letterFailures.removeFirst();
            }
            letters.add(record.offset());
        };
        ConsumerMetrics metrics = new ConsumerMetrics(meters);
        Handling handling = new Handling(attempts, sink, metrics, "notify");
        RecordContext context = new RecordContext(telemetry);
        deliveries = new Deliveries(
                codec,
                handling,
                new OneByOne(handling, context, metrics, progress),
                new AsBatch(handling, context, metrics, progress));
    }

    static DirectoryFact.OrganizationChanged organization(long id) {
        return new DirectoryFact.OrganizationChanged(id, "slug-" + id, "Name");
    }

    /** Adds a record with a fact to the poll. */
    ConsumerRecord<String, byte[]> fact(Fact fact) {
        return fact(PARTITION, fact);
    }

    ConsumerRecord<String, byte[]> fact(TopicPartition partition, Fact fact) {
        String type = FactTypes.typeOf(fact.getClass());
        ConsumerRecord<String, byte[]> record = record(partition, fact.key(), codec.encode(fact));
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(type, fact.key(), 1, 1),
                type,
                "/waybill/release",
                Instant.EPOCH,
                1,
                "corr",
                null,
                false,
                TRACE_PARENT);
        FactHeaders.toRecord(metadata, fact.key()).forEach(record.headers()::add);
        return record;
    }

    /** Adds a record without headers to the poll. */
    ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return record(PARTITION, key, value);
    }

    ConsumerRecord<String, byte[]> record(TopicPartition partition, String key, byte[] value) {
        List<ConsumerRecord<String, byte[]>> of = polled.computeIfAbsent(partition, _ -> new ArrayList<>());
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(partition.topic(), partition.partition(), of.size(), key, value);
        of.add(record);
        return record;
    }

    ConsumerRecords<String, byte[]> poll() {
        return new ConsumerRecords<>(polled, Map.of());
    }

    double counted(String outcome) {
        return meters.counter("waybill.consumer.records", "topic", PARTITION.topic(), "outcome", outcome)
                .count();
    }
}
