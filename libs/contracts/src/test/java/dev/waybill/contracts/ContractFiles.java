package dev.waybill.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed files of the contract, read from the sources so that a test can also write them. */
final class ContractFiles {

    static final Path SOURCES = Path.of("src/main/java/dev/waybill/contracts");
    static final Path CLASSES = Path.of("target/classes/dev/waybill/contracts");
    static final Path SCHEMAS = Path.of("src/main/resources/dev/waybill/contracts/schemas");
    static final Path RELEASED_SCHEMAS = Path.of("src/test/resources/released");
    static final Path GOLDEN = Path.of("src/main/resources/dev/waybill/contracts/golden");

    /** Reads and writes facts as they are on the wire: ISO-8601 times, no nulls, unknown fields ignored. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final ObjectMapper YAML = new YAMLMapper();

    private ContractFiles() {}

    static JsonNode json(Path file) {
        return read(JSON, file);
    }

    static JsonNode topics() {
        return read(YAML, Path.of("src/main/resources/dev/waybill/contracts/topics.yaml"));
    }

    static JsonNode asyncApi() {
        return read(YAML, Path.of("src/main/resources/dev/waybill/contracts/asyncapi.yaml"));
    }

    static Path schemaFile(String type) {
        return SCHEMAS.resolve(type + ".json");
    }

    static Path releasedSchemaFile(String type) {
        return RELEASED_SCHEMAS.resolve(type + ".json");
    }

    static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, JsonNode content) {
        DefaultIndenter newLines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(newLines);
        printer.indentObjectsWith(newLines);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writer(printer).writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
