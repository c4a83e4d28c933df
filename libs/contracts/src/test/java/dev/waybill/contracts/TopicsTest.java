package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TopicsTest {

    private static final Set<String> SERVICES = Set.of("ingest", "release", "commit", "notify");
    private static final long HOURS_OF_30_DAYS = 30 * 24;

    private final JsonNode declared = ContractFiles.topics();

    @Test
    void enumAndDeclarationNameTheSameTopics() {
        assertThat(declared.path("topics").findValuesAsText("name"))
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void topicIsFoundByItsName(Topic topic) {
        assertThat(Topic.named(topic.wireName())).contains(topic);
        assertThat(topic.wireName()).matches("waybill\\.[a-z]+(-[a-z]+)*");
    }

    @Test
    void otherNamesAreNoTopics() {
        assertThat(Topic.named("waybill.deploys.dlq.notify")).isEmpty();
        assertThat(Topic.named("deploys")).isEmpty();
    }

    @Test
    void deadLettersAreNamedAfterTopicAndGroup() {
        assertThat(Topic.DEPLOYS.deadLetters("notify")).isEqualTo("waybill.deploys.dlq.notify");
    }

    @ParameterizedTest
    @EnumSource
    void declarationIsComplete(Topic topic) {
        JsonNode entry = entry(topic);
        assertThat(entry.path("visibility").asText()).isIn("public", "internal");
        assertThat(entry.path("cleanup"))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.asText()).isIn("compact", "delete"));
        assertThat(entry.path("consumers").isArray()).isTrue();
        assertThat(entry.path("consumers"))
                .allSatisfy(group -> assertThat(group.asText()).isIn(SERVICES));
        assertThat(entry.path("partitions")
                        .asInt(declared.at("/defaults/partitions").asInt()))
                .isPositive();
        assertThat(entry.path("maxMessageBytes")
                        .asInt(declared.at("/defaults/maxMessageBytes").asInt()))
                .as("a part with its headers fits")
                .isGreaterThan(Part.MAX_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotCompactedExpiresWithin30Days(Topic topic) {
        JsonNode entry = entry(topic);
        long hours = entry.path("retentionHours").asLong(0);
        if (entry.path("cleanup").toString().contains("compact")) {
            assertThat(hours).isEqualTo(-1);
        } else {
            assertThat(hours).isBetween(1L, HOURS_OF_30_DAYS);
        }
    }

    @Test
    void deadLettersTakeTheLargestRecordAndExpire() {
        assertThat(declared.at("/deadLetters/maxMessageBytes").asInt())
                .isGreaterThan(entry(Topic.ERRORS).path("maxMessageBytes").asInt());
        assertThat(declared.at("/deadLetters/retentionHours").asLong()).isBetween(1L, HOURS_OF_30_DAYS);
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.contracts.GoldenSamplesTest#factSamples")
    void everyFactHasATopicAndAKey(GoldenSamplesTest.Sample sample) throws Exception {
        Fact fact = ContractFiles.JSON.treeToValue(sample.json(), sample.fact());
        assertThat(entry(Topic.of(fact)).isMissingNode()).isFalse();
        assertThat(fact.key()).isNotBlank();
    }

    private JsonNode entry(Topic topic) {
        return StreamSupport.stream(declared.path("topics").spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(topic.wireName()))
                .findFirst()
                .orElseThrow();
    }
}
