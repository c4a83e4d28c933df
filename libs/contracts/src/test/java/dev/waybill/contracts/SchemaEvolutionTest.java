package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaEvolutionTest {

    private static final String OLD = """
            {"type": "object", "required": ["id", "side", "items"],
             "properties": {
               "id": {"type": "integer", "format": "int64"},
               "note": {"type": ["string", "null"]},
               "side": {"type": "string", "enum": ["LEFT", "RIGHT"]},
               "by": {"anyOf": [{"type": "null"}, {"$ref": "#/definitions/Person"}]},
               "items": {"type": "array", "items": {"$ref": "#/definitions/Item"}}},
             "definitions": {
               "Person": {"type": "object", "properties": {"name": {"type": ["string", "null"]}}},
               "Item": {"type": "object", "required": ["sha"], "properties": {
                 "sha": {"type": "string"}, "next": {"$ref": "#/definitions/Item"}}}}}
            """;

    @Test
    void sameMayReplaceItself() {
        assertThat(SchemaEvolution.breaks(parse(OLD), parse(OLD))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "note": {"type": ["string", "null"]}, | "note": {"type": ["string", "null"]}, "more": {"type": ["integer", "null"]},
            "enum": ["LEFT", "RIGHT"]             | "enum": ["LEFT", "RIGHT", "MIDDLE"]
            "Person": {"type": "object", "prop    | "Person": {"type": "object", "description": "who", "prop
            "sha": {"type": "string"},            | "sha": {"type": "string"}, "url": {"type": ["string", "null"]},
            """)
    void additionsAreAllowed(String from, String to) {
        assertThat(SchemaEvolution.breaks(parse(OLD), changed(from, to))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "note": {"type": ["string", "null"]}, |                                         | $.note: removed
            "note": {"type": ["string", "null"]}  | "note": {"type": "string"}              | $.note: type [null, string] became [string]
            "required": ["id",                    | "required": ["id", "note",              | $.note: newly required
            "required": ["id",                    | "required": [                           | $.id: no longer required
            "type": "integer"                     | "type": "string"                        | $.id: type [integer] became [string]
            "format": "int64"                     | "format": "int32"                       | $.id: format "int64" became "int32"
            "sha": {"type": "string"}             | "sha": {"type": "string", "maxLength": 40} | $.items[].sha: maxLength nothing became 40
            {"type": "object", "required": ["id"  | {"type": "object", "additionalProperties": false, "required": ["id" | $: additionalProperties nothing became false
            "enum": ["LEFT", "RIGHT"]             | "enum": ["LEFT"]                        | $.side: enum lost [RIGHT]
            {"type": "object", "properties": {"name" | {"type": "object", "required": ["name"], "properties": {"name" | $.by.name: newly required
            {"anyOf": [{"type": "null"}, {"$ref": "#/definitions/Person"}]} | {"$ref": "#/definitions/Person"} | $.by: type [null, object] became [object]
            "sha": {"type": "string"}             | "sha": {"type": "string", "enum": ["a"]} | $.items[].sha: became an enum
            {"type": "array", "items": {"$ref": "#/definitions/Item"}} | {"type": "array", "items": {"type": "string"}} | $.items[]: type [object] became [string]
            """)
    void everythingElseIsABreak(String from, String to, String expected) {
        assertThat(SchemaEvolution.breaks(parse(OLD), changed(from, to == null ? "" : to)))
                .containsExactly(expected);
    }

    private static JsonNode changed(String from, String to) {
        assertThat(OLD).contains(from);
        return parse(OLD.replace(from, to));
    }

    private static JsonNode parse(String json) {
        try {
            return ContractFiles.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
