package dev.waybill.bench.micro;

import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a fact takes from its record to JSON and back, with its headers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FactCodecBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123456Z");

    private final FactCodec codec = new FactCodec();
    private final ReleaseSeen fact = new ReleaseSeen(1, 1, "web@2.4.0", "production", "2040", NOW, NOW, 4211);
    private final ConsumerRecord<String, byte[]> record = record();

    @Benchmark
    public byte[] encode() {
        return codec.encode(fact);
    }

    @Benchmark
    public Decoded<ReleaseSeen> decode() {
        return codec.decode(record, ReleaseSeen.class);
    }

    /** The id of a fact, which is a hash of its name. */
    @Benchmark
    public UUID factId() {
        return FactIds.factId("dev.waybill.release.seen.v1", "1/web@2.4.0", 17, 1);
    }

    private ConsumerRecord<String, byte[]> record() {
        String type = FactTypes.typeOf(ReleaseSeen.class);
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(type, fact.key(), 17, 1), type, "/waybill/ingest", NOW, 17, null, null, false, null);
        byte[] value = codec.encode(fact);
        return new ConsumerRecord<>(
                Topic.RELEASE_SEEN.wireName(),
                0,
                0,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                fact.key(),
                value,
                FactHeaders.toRecord(metadata, fact.key()),
                Optional.empty());
    }
}
