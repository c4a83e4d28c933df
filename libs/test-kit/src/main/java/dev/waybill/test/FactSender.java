package dev.waybill.test;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells facts as another service would. Every call returns when the broker has the record. */
public final class FactSender implements AutoCloseable {

    private static final String SOURCE = "/waybill/test";

    private final FactCodec codec = new FactCodec();
    private final Clock clock = Clock.systemUTC();
    private final KafkaProducer<String, byte[]> producer;

    private FactSender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Integer.parseInt(EmbeddedKafka.MESSAGE_MAX_BYTES)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends to the broker of {@link Infra}. */
    public static FactSender create() {
        return new FactSender(Infra.kafkaBootstrapServers());
    }

    /** Tells a whole fact; sending the same again is a second delivery of it. */
    public RecordMetadata send(Fact fact, long sequence) {
        return send(fact, metadata(fact, sequence, 1, false));
    }

    /** Tells the parts of a fact in the order of the list. */
    public void sendParts(List<? extends Fact> parts, long sequence) {
        for (int i = 0; i < parts.size(); i++) {
            send(parts.get(i), metadata(parts.get(i), sequence, i + 1, false));
        }
    }

    /** Repeats an old fact, marked as a replay. */
    public RecordMetadata replay(Fact fact, long sequence) {
        return send(fact, metadata(fact, sequence, 1, true));
    }

    /** Tells a fact with headers of the test's own. */
    public RecordMetadata send(Fact fact, FactMetadata metadata) {
        return send(new ProducerRecord<>(
                Topic.of(fact).wireName(),
                null,
                fact.key(),
                codec.encode(fact),
                FactHeaders.toRecord(metadata, fact.key())));
    }

    /** Says that what the key names is gone. */
    public RecordMetadata tombstone(Topic topic, String key) {
        return send(new ProducerRecord<>(topic.wireName(), key, null));
    }

    /** Sends anything, such as what nobody can decode. */
    public RecordMetadata send(ProducerRecord<String, byte @Nullable []> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private FactMetadata metadata(Fact fact, long sequence, int part, boolean replay) {
        String type = FactTypes.typeOf(fact.getClass());
        return new FactMetadata(
                FactIds.factId(type, fact.key(), sequence, part),
                type,
                SOURCE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                sequence,
                null,
                null,
                replay,
                null);
    }
}
