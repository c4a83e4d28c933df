package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed schemas are those of the records. {@code -Dwaybill.schemas.write=true} writes them anew, which only an additive change
 * may do.
 */
final class SchemasTest {

    private static final boolean WRITE = Boolean.getBoolean("waybill.schemas.write");

    static List<Class<? extends Fact>> facts() {
        return FactTypes.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void committedSchemaIsThatOfTheRecord(Class<? extends Fact> fact) {
        // Given
        Path file = ContractFiles.schemaFile(FactTypes.typeOf(fact));
        JsonNode generated = Schemas.of(fact);
        if (Files.exists(file)) {
            assertThat(SchemaEvolution.breaks(ContractFiles.json(file), generated))
                    .as("%s breaks its readers; such a change needs a new version of the type", fact.getSimpleName())
                    .isEmpty();
        }

        // When
        if (WRITE) {
            ContractFiles.write(file, generated);
        }

        // Then
        assertThat(file)
                .as("no schema is committed; write it with -Dwaybill.schemas.write=true")
                .exists();
        assertThat(ContractFiles.json(file))
                .as("%s changed; write its schema with -Dwaybill.schemas.write=true", fact.getSimpleName())
                .isEqualTo(generated);
    }

    @Test
    void everySchemaFileBelongsToAType() {
        Stream<String> facts = FactTypes.all().stream().map(FactTypes::typeOf);
        Stream<String> telemetry = Arrays.stream(TelemetryType.values()).map(TelemetryType::type);
        assertThat(ContractFiles.filesIn(ContractFiles.SCHEMAS))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(facts, telemetry)
                        .map(ContractFiles::schemaFile)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void typeNameIsTheDocumentedForm(Class<? extends Fact> fact) {
        assertThat(FactTypes.typeOf(fact)).matches("dev\\.waybill\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    }
}
