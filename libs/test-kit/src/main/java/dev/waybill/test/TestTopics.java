package dev.waybill.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.awaitility.Awaitility;

/** All topics of the contract with their dead letters, on a broker that is for tests only. */
final class TestTopics {

    private TestTopics() {}

    /** Deletes what an earlier run left and makes the topics, each as {@code topics.yaml} says, but unreplicated. */
    static void createAnew(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            List<NewTopic> topics = declared();
            Set<String> left = topics.stream()
                    .map(NewTopic::name)
                    .filter(get(admin.listTopics().names())::contains)
                    .collect(Collectors.toSet());
            if (!left.isEmpty()) {
                get(admin.deleteTopics(left).all());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> get(admin.listTopics().names()).stream().noneMatch(left::contains));
            }
            get(admin.createTopics(topics).all());
        }
    }

    private static List<NewTopic> declared() {
        JsonNode yaml = read();
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : yaml.get("topics")) {
            String name = topic.get("name").asText();
            topics.add(topic(name, topic, yaml.get("defaults")));
            topic.get("consumers")
                    .forEach(group -> topics.add(
                            topic(name + ".dlq." + group.asText(), yaml.get("deadLetters"), yaml.get("defaults"))));
        }
        return topics;
    }

    private static NewTopic topic(String name, JsonNode own, JsonNode defaults) {
        int partitions = own.path("partitions").asInt(defaults.get("partitions").asInt());
        List<String> cleanup = new ArrayList<>();
        own.get("cleanup").forEach(policy -> cleanup.add(policy.asText()));
        long hours = own.get("retentionHours").asLong();
        int maxBytes = own.path("maxMessageBytes")
                .asInt(defaults.get("maxMessageBytes").asInt());
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(
                        "cleanup.policy", String.join(",", cleanup),
                        "retention.ms",
                                String.valueOf(
                                        hours < 0
                                                ? hours
                                                : Duration.ofHours(hours).toMillis()),
                        "max.message.bytes", String.valueOf(maxBytes)));
    }

    private static JsonNode read() {
        try (InputStream yaml = Topic.class.getResourceAsStream("topics.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(yaml, "topics.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
