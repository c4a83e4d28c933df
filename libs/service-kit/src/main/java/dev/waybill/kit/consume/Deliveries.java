package dev.waybill.kit.consume;

import dev.waybill.contracts.Fact;
import dev.waybill.kit.consume.OneByOne.Task;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.TelemetryHeaders;
import dev.waybill.kit.event.TelemetryMetadata;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * How a consumer takes the records of a poll. It returns when all are dealt with, and only then may they be acknowledged:
 *
 * <ul>
 *   <li>While something is away (database, broker, host), the work is tried again with back-off, without end; readiness is down meanwhile.
 *   <li>What can never be handled goes to the dead-letter topic of this consumer group with its original bytes, key and headers, and the
 *       records behind it go on. It is passed only when the broker has acknowledged the dead letter.
 *   <li>Unknown types are skipped and counted, as are dead letters that were put back for another consumer group.
 *   <li>If the service stops meanwhile, an exception is thrown and nothing is acknowledged; the records come again.
 * </ul>
 *
 * <p>The handler runs in a span that continues the sender's trace, with the fact's id in the log context.
 */
@Singleton
public final class Deliveries {

    private final FactCodec codec;
    private final Handling handling;
    private final OneByOne oneByOne;
    private final AsBatch asBatch;

    Deliveries(FactCodec codec, Handling handling, OneByOne oneByOne, AsBatch asBatch) {
        this.codec = codec;
        this.handling = handling;
        this.oneByOne = oneByOne;
        this.asBatch = asBatch;
    }

    /**
     * Hands facts over one by one, in order.
     *
     * @param type the sealed interface (or record) that the handler takes
     */
    public <F extends Fact> void each(ConsumerRecords<String, byte[]> records, Class<F> type, FactHandler<F> handler) {
        oneByOne.run(records, record -> switch (codec.decode(record, type)) {
            case Decoded.Known<F>(var metadata, var fact) ->
                Optional.of(new Task(metadata, () -> handler.on(metadata, fact)));
            case Decoded.Tombstone<F>(var key) -> Optional.of(new Task(null, () -> handler.onTombstone(key)));
            case Decoded.Unknown<F>(var unknown) -> skipped(record, unknown);
        });
    }

    /**
     * Hands all facts of a poll over at once, for work on sets. If that fails for the fault of one of them, they are handed over one at a
     * time, so that only that one becomes a dead letter. Records without a value are skipped.
     *
     * @param type the sealed interface (or record) that the handler takes
     */
    public <F extends Fact> void batch(
            ConsumerRecords<String, byte[]> records, Class<F> type, BatchHandler<F> handler) {
        asBatch.run(
                records,
                record -> switch (codec.decode(record, type)) {
                    case Decoded.Known<F>(var metadata, var fact) -> Optional.of(new Received<>(metadata, fact));
                    case Decoded.Tombstone<F> _ -> {
                        handling.skipTombstone(record);
                        yield Optional.empty();
                    }
                    case Decoded.Unknown<F>(var unknown) -> skipped(record, unknown);
                },
                handler::on,
                handler::passed);
    }

    /** Hands all telemetry of a poll over at once, as {@link #batch} does with facts. */
    public void telemetry(ConsumerRecords<String, byte[]> records, TelemetryHandler handler) {
        asBatch.run(records, this::telemetry, handler::on, handler::passed);
    }

    private Optional<ReceivedTelemetry> telemetry(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            handling.skipTombstone(record);
            return Optional.empty();
        }
        Optional<TelemetryMetadata> metadata = TelemetryHeaders.read(record.headers());
        if (metadata.isEmpty()) {
            handling.skipUnknown(record, "telemetry");
        }
        return metadata.map(known -> new ReceivedTelemetry(known, record.key(), value));
    }

    private <T> Optional<T> skipped(ConsumerRecord<String, byte[]> record, String type) {
        handling.skipUnknown(record, type);
        return Optional.empty();
    }
}
