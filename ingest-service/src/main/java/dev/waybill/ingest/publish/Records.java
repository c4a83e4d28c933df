package dev.waybill.ingest.publish;

import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.TelemetryType;
import dev.waybill.contracts.Topic;
import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.Slice;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.event.TelemetryHeaders;
import dev.waybill.kit.event.TelemetryMetadata;
import dev.waybill.kit.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes what was received as records of the event contract. */
@Singleton
public final class Records {

    private static final String SOURCE = "/waybill/ingest";
    private static final String RELEASE_SEEN = FactTypes.typeOf(ReleaseSeen.class);

    private final FactCodec codec;
    private final Ids ids;

    @Inject
    Records(FactCodec codec, Ids ids) {
        this.codec = codec;
        this.ids = ids;
    }

    /**
     * An error event. An event that is sent again gets the same id, so that consumers know it.
     *
     * @param eventId 32 hexadecimal digits
     */
    public ProducerRecord<String, byte[]> error(
            Origin origin, String eventId, Slice json, @Nullable String release, @Nullable String environment) {
        String key = origin.projectId() + "/" + eventId;
        UUID id = FactIds.factId(TelemetryType.ERROR_SEEN.type(), key, 0, 1);
        return record(origin, TelemetryType.ERROR_SEEN, id, key, json, release, environment);
    }

    /**
     * A session item.
     *
     * @param type which kind of item
     * @param sid what keeps the order of updates; null where there is none to keep
     */
    public ProducerRecord<String, byte[]> session(
            Origin origin,
            TelemetryType type,
            @Nullable String sid,
            Slice json,
            @Nullable String release,
            @Nullable String environment) {
        String key = origin.projectId() + "/" + (sid == null ? HexIds.random() : sid);
        return record(origin, type, ids.next(), key, json, release, environment);
    }

    /** The fact that a version was seen. Facts of one key may come from several processes, so the time serves as their sequence. */
    public ProducerRecord<String, byte[]> releaseSeen(ReleaseSeen fact, @Nullable String traceParent) {
        FactMetadata metadata = new FactMetadata(
                ids.next(),
                RELEASE_SEEN,
                SOURCE,
                fact.lastSeen(),
                fact.lastSeen().toEpochMilli(),
                null,
                null,
                false,
                traceParent);
        return new ProducerRecord<>(
                Topic.RELEASE_SEEN.wireName(),
                null,
                fact.key(),
                codec.encode(fact),
                FactHeaders.toRecord(metadata, fact.key()));
    }

    private static ProducerRecord<String, byte[]> record(
            Origin origin,
            TelemetryType type,
            UUID id,
            String key,
            Slice json,
            @Nullable String release,
            @Nullable String environment) {
        TelemetryMetadata metadata = new TelemetryMetadata(
                id,
                type,
                SOURCE,
                origin.receivedAt(),
                origin.organizationId(),
                origin.projectId(),
                release,
                environment,
                false,
                origin.traceParent());
        return new ProducerRecord<>(
                type.topic().wireName(), null, key, json.toBytes(), TelemetryHeaders.toRecord(metadata, key));
    }
}
