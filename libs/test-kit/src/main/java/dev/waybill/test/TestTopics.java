package dev.waybill.test;

import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicProvisioner;
import dev.waybill.kit.topic.TopicSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.awaitility.Awaitility;

/** All topics of the contract with their dead letters, on a broker that is for tests only. */
final class TestTopics {

    private TestTopics() {}

    /** Deletes what an earlier run left and makes the topics, each as it is declared, but unreplicated. */
    static void createAnew(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            TopicCatalog catalog = TopicCatalog.load();
            Set<String> left = new HashSet<>(present(admin));
            left.retainAll(catalog.topics().stream().map(TopicSpec::name).collect(Collectors.toSet()));
            if (!left.isEmpty()) {
                get(admin.deleteTopics(left).all());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> present(admin).stream().noneMatch(left::contains));
            }
            new TopicProvisioner(admin, catalog, OptionalInt.of(1)).provision();
        }
    }

    private static Set<String> present(Admin admin) {
        return get(admin.listTopics().names());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
