package dev.waybill.contracts;

import static com.github.victools.jsonschema.generator.Option.DEFINITIONS_FOR_ALL_OBJECTS;
import static com.github.victools.jsonschema.generator.Option.EXTRA_OPEN_API_FORMAT_VALUES;
import static com.github.victools.jsonschema.generator.Option.INLINE_NULLABLE_SCHEMAS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of the facts, generated from their records: draft 7, which AsyncAPI tools read.
 *
 * <p>A {@code @Nullable} component may be absent or null, every other one is required; fields that the schema does not know are allowed,
 * so that a reader of an older version accepts additions.
 */
final class Schemas {

    private static final SourceDescriptions DESCRIPTIONS =
            new SourceDescriptions(ContractFiles.filesIn(ContractFiles.SOURCES));

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    /** The schema of a fact as its record is now. */
    static JsonNode of(Class<? extends Fact> fact) {
        ObjectNode schema = GENERATOR.generateSchema(fact);
        schema.put("title", FactTypes.typeOf(fact));
        return schema;
    }

    /** What the schema has against a value; empty if nothing. */
    static List<String> violations(JsonNode schema, JsonNode value) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        ContractFiles.JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(DEFINITIONS_FOR_ALL_OBJECTS, EXTRA_OPEN_API_FORMAT_VALUES, INLINE_NULLABLE_SCHEMAS);
        config.forFields()
                .withNullableCheck(Schemas::isNullable)
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(Schemas::description);
        config.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withDescriptionResolver(type -> DESCRIPTIONS
                        .ofType(type.getType().getErasedType().getSimpleName())
                        .orElse(null));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        String owner = field.getDeclaringType().getErasedType().getSimpleName();
        return DESCRIPTIONS.ofComponent(owner, field.getName()).orElse(null);
    }
}
