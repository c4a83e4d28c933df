package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed samples: records that were published once stay readable for ever, so a sample is added but never changed or removed. */
final class GoldenSamplesTest {

    static Stream<Sample> factSamples() {
        return FactTypes.all().stream().flatMap(fact -> Sample.of(FactTypes.typeOf(fact)));
    }

    static Stream<Sample> allSamples() {
        return Stream.concat(
                factSamples(), Arrays.stream(TelemetryType.values()).flatMap(type -> Sample.of(type.type())));
    }

    static Stream<String> types() {
        return Stream.concat(
                FactTypes.all().stream().map(FactTypes::typeOf),
                Arrays.stream(TelemetryType.values()).map(TelemetryType::type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAFullAndAMinimalSample(String type) {
        assertThat(Sample.of(type).map(Sample::name)).contains("full", "minimal");
    }

    @ParameterizedTest
    @MethodSource("types")
    void fullSampleUsesEveryField(String type) {
        JsonNode schema = ContractFiles.json(ContractFiles.schemaFile(type));
        JsonNode full = new Sample(type, "full").json();
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(field -> assertThat(full.has(field)).as(field).isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void minimalSampleHasRequiredFieldsOnly(String type) {
        JsonNode schema = ContractFiles.json(ContractFiles.schemaFile(type));
        if (schema.has("required")) {
            Set<String> required = new HashSet<>();
            schema.path("required").forEach(field -> required.add(field.asText()));
            assertThat(new Sample(type, "minimal").json().fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(required);
        }
    }

    @ParameterizedTest
    @MethodSource("allSamples")
    void sampleSatisfiesItsSchema(Sample sample) {
        assertThat(Schemas.violations(ContractFiles.json(ContractFiles.schemaFile(sample.type())), sample.json()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("factSamples")
    void sampleIsReadAndWrittenUnchanged(Sample sample) throws JsonProcessingException {
        // Given
        JsonNode json = sample.json();

        // When
        Fact fact = ContractFiles.JSON.treeToValue(json, sample.fact());

        // Then
        assertThat(ContractFiles.JSON.readTree(ContractFiles.JSON.writeValueAsString(fact)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("factSamples")
    void fieldsOfNewerVersionsAreIgnored(Sample sample) throws JsonProcessingException {
        // Given
        JsonNode extended = withUnknownFields(sample.json());

        // When
        Fact fact = ContractFiles.JSON.treeToValue(extended, sample.fact());

        // Then
        assertThat(fact).isEqualTo(ContractFiles.JSON.treeToValue(sample.json(), sample.fact()));
        assertThat(Schemas.violations(ContractFiles.json(ContractFiles.schemaFile(sample.type())), extended))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("factSamples")
    void schemaRefusesARecordWithoutARequiredField(Sample sample) {
        JsonNode schema = ContractFiles.json(ContractFiles.schemaFile(sample.type()));
        for (JsonNode required : schema.path("required")) {
            ObjectNode broken = sample.json().deepCopy();
            broken.remove(required.asText());
            assertThat(Schemas.violations(schema, broken))
                    .as("without %s", required.asText())
                    .isNotEmpty();
        }
    }

    @Test
    void everySampleFolderBelongsToAType() {
        assertThat(ContractFiles.filesIn(ContractFiles.GOLDEN))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(types(), Stream.of("headers"))
                        .map(ContractFiles.GOLDEN::resolve)
                        .toList());
    }

    private static JsonNode withUnknownFields(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode extended = ContractFiles.JSON.createObjectNode();
                object.properties().forEach(field -> extended.set(field.getKey(), withUnknownFields(field.getValue())));
                extended.putObject("addedLater").put("deep", true);
                yield extended;
            }
            case ArrayNode array -> {
                ArrayNode extended = ContractFiles.JSON.createArrayNode();
                array.forEach(item -> extended.add(withUnknownFields(item)));
                yield extended;
            }
            default -> node;
        };
    }

    /** A committed record of a type. */
    record Sample(String type, String name) {

        static Stream<Sample> of(String type) {
            List<Path> files = ContractFiles.filesIn(ContractFiles.GOLDEN.resolve(type));
            return files.stream()
                    .map(file -> new Sample(type, file.getFileName().toString().replace(".json", "")));
        }

        ObjectNode json() {
            return (ObjectNode)
                    ContractFiles.json(ContractFiles.GOLDEN.resolve(type).resolve(name + ".json"));
        }

        Class<? extends Fact> fact() {
            return FactTypes.classOf(type).orElseThrow();
        }
    }
}
