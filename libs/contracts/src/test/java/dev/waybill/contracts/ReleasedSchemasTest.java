package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas may only add to those that readers got with the last release, whatever was changed together with them since. {@code
 * -Dwaybill.schemas.release=true} makes the present ones the released ones; between two releases nobody touches those files.
 */
final class ReleasedSchemasTest {

    private static final boolean RELEASE = Boolean.getBoolean("waybill.schemas.release");

    @ParameterizedTest
    @MethodSource("dev.waybill.contracts.GoldenSamplesTest#types")
    void schemaOnlyAddsToTheReleasedOne(String type) {
        JsonNode schema = ContractFiles.json(ContractFiles.schemaFile(type));
        Path released = ContractFiles.releasedSchemaFile(type);

        // A type that is in no release yet has no readers either.
        if (Files.exists(released)) {
            assertThat(SchemaEvolution.breaks(ContractFiles.json(released), schema))
                    .as(
                            "%s breaks the readers of the last release; such a change needs a new version of the type",
                            type)
                    .isEmpty();
        }
        if (RELEASE) {
            ContractFiles.write(released, schema);
        }
    }

    @Test
    void noReleasedTypeIsGone() {
        assertThat(GoldenSamplesTest.types().map(ContractFiles::releasedSchemaFile))
                .containsAll(ContractFiles.filesIn(ContractFiles.RELEASED_SCHEMAS));
    }
}
