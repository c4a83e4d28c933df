package dev.waybill.kit.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {

    private final TopicCatalog catalog = TopicCatalog.load();

    private final Map<String, TopicSpec> byName =
            catalog.topics().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));

    @Test
    void declaresEveryTopicOfTheContractsAndNoOther() {
        Set<String> named = Arrays.stream(Topic.values()).map(Topic::wireName).collect(Collectors.toSet());

        assertThat(byName.keySet().stream().filter(name -> !name.contains(".dlq.")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyConsumerHasADeadLetterTopic() {
        assertThat(byName.values().stream().filter(spec -> !spec.name().contains(".dlq.")))
                .allSatisfy(spec -> assertThat(spec.consumers())
                        .allSatisfy(group -> assertThat(byName)
                                .containsKey(
                                        Topic.named(spec.name()).orElseThrow().deadLetters(group))));
        assertThat(catalog.deadLetterTopics("notify"))
                .containsExactlyInAnyOrder(
                        "waybill.directory.dlq.notify", "waybill.deploys.dlq.notify", "waybill.issues.dlq.notify");
    }

    @Test
    void aDeadLetterFitsWhereItsOriginalDid() {
        byName.forEach((name, spec) -> spec.consumers()
                .forEach(group -> Topic.named(name)
                        .ifPresent(topic -> assertThat(maxBytes(byName.get(topic.deadLetters(group))))
                                .isGreaterThan(maxBytes(spec)))));
    }

    @Test
    void speaksTheBrokersWords() {
        assertThat(byName.get("waybill.directory"))
                .isEqualTo(new TopicSpec(
                        "waybill.directory",
                        6,
                        (short) 3,
                        Map.of(
                                "cleanup.policy", "compact",
                                "retention.ms", "-1",
                                "max.message.bytes", "1048576",
                                "compression.type", "producer",
                                "min.insync.replicas", "2"),
                        java.util.List.of("ingest", "commit", "notify")));
        assertThat(byName.get("waybill.directory.dlq.ingest").config())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "2592000000");
    }

    @Test
    void aSingleBrokerHasNoSecondInSync() {
        TopicSpec single = byName.get("waybill.errors").withReplicas((short) 1);

        assertThat(single.replicas()).isEqualTo((short) 1);
        assertThat(single.config()).containsEntry("min.insync.replicas", "1");
    }

    private static long maxBytes(TopicSpec spec) {
        return Long.parseLong(spec.config().get("max.message.bytes"));
    }
}
