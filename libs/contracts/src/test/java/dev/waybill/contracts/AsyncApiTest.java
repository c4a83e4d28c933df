package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what the records, the topics and the schemas say, no less and no more. */
final class AsyncApiTest {

    private static final String DEAD_LETTERS = "{topic}.dlq.{group}";

    private final AsyncApi document = new AsyncApi(ContractFiles.asyncApi());
    private final JsonNode topics = ContractFiles.topics();

    @Test
    void channelsAreTheTopicsAndTheDeadLetters() {
        assertThat(document.channels().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Arrays.stream(Topic.values()).map(Topic::wireName), Stream.of(DEAD_LETTERS))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void channelSaysWhatTheTopicIs(Topic topic) {
        JsonNode channel = document.channel(topic.wireName());
        JsonNode declared = declared(topic);
        JsonNode defaults = topics.path("defaults");

        assertThat(channel.at("/tags/0/name")).isEqualTo(declared.path("visibility"));
        JsonNode kafka = channel.at("/bindings/kafka");
        assertThat(kafka.path("topic").asText()).isEqualTo(topic.wireName());
        assertThat(kafka.path("partitions").asInt())
                .isEqualTo(declared.path("partitions")
                        .asInt(defaults.path("partitions").asInt()));
        assertThat(kafka.path("replicas")).isEqualTo(defaults.path("replicas"));
        assertThat(kafka.at("/topicConfiguration/cleanup.policy")).isEqualTo(declared.path("cleanup"));
        assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
                .isEqualTo(AsyncApi.milliseconds(declared.path("retentionHours").asLong()));
        assertThat(kafka.at("/topicConfiguration/max.message.bytes").asInt())
                .isEqualTo(declared.path("maxMessageBytes")
                        .asInt(defaults.path("maxMessageBytes").asInt()));
    }

    @ParameterizedTest
    @EnumSource
    void channelCarriesTheTypesOfTheTopic(Topic topic) throws Exception {
        Set<String> expected = new TreeSet<>();
        for (GoldenSamplesTest.Sample sample : GoldenSamplesTest.factSamples().toList()) {
            if (Topic.of(ContractFiles.JSON.treeToValue(sample.json(), sample.fact())) == topic) {
                expected.add(sample.type());
            }
        }
        Arrays.stream(TelemetryType.values())
                .filter(type -> type.topic() == topic)
                .forEach(type -> expected.add(type.type()));
        if (declared(topic).path("cleanup").toString().contains("compact")) {
            expected.add("tombstone");
        }
        assertThat(document.messagesOf(topic.wireName()).stream()
                        .map(message -> message.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void deadLettersAreOfferedForEveryGroupOfEveryConsumedTopic() {
        List<String> consumed = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        topics.path("topics").forEach(topic -> {
            topic.path("consumers").forEach(group -> groups.add(group.asText()));
            if (!topic.path("consumers").isEmpty()) {
                consumed.add(topic.path("name").asText());
            }
        });
        JsonNode parameters = document.channel(DEAD_LETTERS).path("parameters");
        assertThat(AsyncApi.texts(parameters.at("/topic/enum"))).containsExactlyInAnyOrderElementsOf(consumed);
        assertThat(AsyncApi.texts(parameters.at("/group/enum"))).containsExactlyInAnyOrderElementsOf(groups);

        JsonNode kafka = document.channel(DEAD_LETTERS).at("/bindings/kafka");
        JsonNode declared = topics.path("deadLetters");
        assertThat(kafka.path("partitions")).isEqualTo(declared.path("partitions"));
        assertThat(kafka.at("/topicConfiguration/cleanup.policy")).isEqualTo(declared.path("cleanup"));
        assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
                .isEqualTo(AsyncApi.milliseconds(declared.path("retentionHours").asLong()));
        assertThat(kafka.at("/topicConfiguration/max.message.bytes")).isEqualTo(declared.path("maxMessageBytes"));
    }

    @Test
    void everyTypeHasOneMessageWithItsSchema() {
        Map<String, String> schemas = new HashMap<>();
        for (JsonNode message : document.root().at("/components/messages")) {
            String schema = message.at("/payload/schema/$ref").asText();
            if (!schema.isEmpty()) {
                schemas.put(
                        message.path("name").asText(),
                        Path.of(schema).getFileName().toString());
            }
        }
        Map<String, String> expected = new HashMap<>();
        GoldenSamplesTest.types().forEach(type -> expected.put(type, type + ".json"));
        assertThat(schemas).isEqualTo(expected);
    }

    @Test
    void messageIsTitledAsItsRecord() {
        for (Class<? extends Fact> fact : FactTypes.all()) {
            assertThat(document.root()
                            .at("/components/messages")
                            .path(fact.getSimpleName())
                            .path("name")
                            .asText())
                    .isEqualTo(FactTypes.typeOf(fact));
        }
    }

    @Test
    void everyTopicHasOneSenderAndItsReceivers() {
        Map<String, List<String>> receivers = new HashMap<>();
        List<String> sent = new ArrayList<>();
        for (JsonNode operation : document.root().path("operations")) {
            String address =
                    document.resolved(operation.path("channel")).path("address").asText();
            if (operation.path("action").asText().equals("send")) {
                sent.add(address);
            } else {
                receivers.put(address, AsyncApi.texts(operation.at("/bindings/kafka/groupId/enum")));
            }
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(document.channels().keySet());
        Map<String, List<String>> expected = new HashMap<>();
        topics.path("topics").forEach(topic -> {
            if (!topic.path("consumers").isEmpty()) {
                expected.put(topic.path("name").asText(), AsyncApi.texts(topic.path("consumers")));
            }
        });
        assertThat(receivers).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.contracts.GoldenSamplesTest#factSamples")
    void keyOfASampleIsOfTheDocumentedForm(GoldenSamplesTest.Sample sample) throws Exception {
        Fact fact = ContractFiles.JSON.treeToValue(sample.json(), sample.fact());
        JsonNode channel = document.channel(Topic.of(fact).wireName());
        JsonNode message =
                document.root().at("/components/messages").path(fact.getClass().getSimpleName());
        JsonNode key = message.at("/bindings/kafka/key");

        assertThat(key.path("$ref").asText())
                .isEqualTo(
                        "#/components/schemas/" + channel.path("x-waybill-key").asText() + "Key");
        assertThat(Schemas.violations(document.resolved(key), ContractFiles.JSON.valueToTree(fact.key())))
                .isEmpty();
    }

    @Test
    void headersAreThoseOfTheEnum() {
        Set<String> described = new TreeSet<>();
        for (String headers : List.of("factHeaders", "telemetryHeaders")) {
            document.schema(headers).path("properties").fieldNames().forEachRemaining(described::add);
        }
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventHeader.values())
                        .map(EventHeader::wireName)
                        .toList());
    }

    @Test
    void samplesOfHeadersSatisfyTheirSchema() {
        List<Path> samples = ContractFiles.filesIn(ContractFiles.GOLDEN.resolve("headers"));
        assertThat(samples).hasSize(4);
        for (Path sample : samples) {
            String kind = sample.getFileName().toString().split("-")[0];
            JsonNode schema = document.schema(kind + "Headers");
            JsonNode headers = ContractFiles.json(sample);
            assertThat(Schemas.violations(schema, headers))
                    .as(sample.toString())
                    .isEmpty();
            if (sample.toString().contains("full")) {
                assertThat(headers.size()).isEqualTo(schema.path("properties").size());
            }
        }
    }

    @Test
    void documentObeysTheRulesOfAsyncApi3() {
        assertThat(document.violations()).isEmpty();
    }

    private JsonNode declared(Topic topic) {
        return StreamSupport.stream(topics.path("topics").spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(topic.wireName()))
                .findFirst()
                .orElseThrow();
    }
}
