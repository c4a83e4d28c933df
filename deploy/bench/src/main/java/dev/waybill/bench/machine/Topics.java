package dev.waybill.bench.machine;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicProvisioner;
import dev.waybill.kit.topic.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the system as they are declared, and beside them those of what it is compared with, declared alike. */
public final class Topics {

    /** What the bare route writes to, declared as the errors are. */
    public static final String BARE = "bench.bare-route";

    /** What ProducerPerformance writes to, declared as the errors are. */
    public static final String PERFORMANCE = "bench.producer-performance";

    /** What the consumer with one commit a record reads, declared as the sightings are. */
    public static final String ONE_COMMIT = "bench.one-commit";

    private Topics() {}

    /** Creates them on a broker that has none. */
    public static void create(KafkaBroker broker) {
        TopicCatalog catalog = TopicCatalog.load();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin, catalog, OptionalInt.of(1)).provision();
            List<NewTopic> alike = Stream.of(
                            alike(catalog, Topic.ERRORS, BARE),
                            alike(catalog, Topic.ERRORS, PERFORMANCE),
                            alike(catalog, Topic.RELEASE_SEEN, ONE_COMMIT))
                    .toList();
            admin.createTopics(alike).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static NewTopic alike(TopicCatalog catalog, Topic model, String name) {
        TopicSpec spec = catalog.topics().stream()
                .filter(topic -> topic.name().equals(model.wireName()))
                .findFirst()
                .orElseThrow();
        return new NewTopic(name, spec.partitions(), (short) 1);
    }
}
