package dev.waybill.bench.ingest;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The organisation, project and client key that the load belongs to, announced as release-service would. */
final class BenchDirectory {

    static final long PROJECT = 1;
    static final String CLIENT_KEY = "0123456789abcdef0123456789abcdef";
    private static final long ORGANIZATION = 1;

    private BenchDirectory() {}

    static void announce(String bootstrapServers) {
        List<DirectoryFact> facts = List.of(
                new DirectoryFact.OrganizationChanged(ORGANIZATION, "bench", "Bench"),
                new DirectoryFact.ProjectChanged(PROJECT, ORGANIZATION, "web", "Web", null),
                new DirectoryFact.ProjectKeyChanged(CLIENT_KEY, PROJECT, ORGANIZATION, true));
        FactCodec codec = new FactCodec();
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (DirectoryFact fact : facts) {
                producer.send(new ProducerRecord<>(
                                Topic.DIRECTORY.wireName(),
                                null,
                                fact.key(),
                                codec.encode(fact),
                                FactHeaders.toRecord(metadata(fact), fact.key())))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take the directory", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static FactMetadata metadata(DirectoryFact fact) {
        String type = FactTypes.typeOf(fact.getClass());
        return new FactMetadata(
                FactIds.factId(type, fact.key(), 1, 1),
                type,
                "/waybill/release",
                Instant.EPOCH,
                1,
                null,
                null,
                false,
                null);
    }
}
