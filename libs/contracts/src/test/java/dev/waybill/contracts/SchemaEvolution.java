package dev.waybill.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says whether a schema may replace an older one of the same version.
 *
 * <p>Only additions may: old records must satisfy the new schema (readers that are ahead), and new records must still hold all that the
 * old schema promised (readers that are behind). So fields may be added where they are optional, and enums may gain values.
 */
final class SchemaEvolution {

    /** Keywords that are compared in a way of their own, or that promise nothing. */
    private static final Set<String> LOOKED_AT =
            Set.of("$schema", "title", "description", "definitions", "type", "enum", "required", "properties", "items");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> compared = new TreeSet<>();

    private SchemaEvolution(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Why {@code after} may not replace {@code before}, each with the path of the field; empty if it may. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        SchemaEvolution evolution = new SchemaEvolution(before, after);
        evolution.compare("$", before, after);
        return evolution.breaks;
    }

    private void compare(String path, JsonNode oldNode, JsonNode newNode) {
        Shape was = Shape.of(before, oldNode);
        Shape is = Shape.of(after, newNode);
        if (!was.types().equals(is.types())) {
            breaks.add(path + ": type " + was.types() + " became " + is.types());
        } else if (was.definition().isEmpty() || compared.add(was.definition() + " " + is.definition())) {
            compareSameTypes(path, was.node(), is.node());
        }
    }

    private void compareSameTypes(String path, JsonNode was, JsonNode is) {
        compareKeywords(path, was, is);
        compareEnums(path, was, is);
        compareRequired(path, was, is);
        was.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (is.path("properties").has(name)) {
                compare(
                        path + "." + name,
                        property.getValue(),
                        is.path("properties").path(name));
            } else {
                breaks.add(path + "." + name + ": removed");
            }
        });
        if (was.has("items")) {
            compare(path + "[]", was.path("items"), is.path("items"));
        }
    }

    /** Bounds, patterns, formats: what is looser or tighter breaks one side or the other. */
    private void compareKeywords(String path, JsonNode was, JsonNode is) {
        Set<String> keywords = new TreeSet<>();
        was.fieldNames().forEachRemaining(keywords::add);
        is.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(LOOKED_AT);
        for (String keyword : keywords) {
            if (!was.path(keyword).equals(is.path(keyword))) {
                breaks.add(path + ": " + keyword + " " + text(was.path(keyword)) + " became " + text(is.path(keyword)));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private void compareEnums(String path, JsonNode was, JsonNode is) {
        if (!was.has("enum") && is.has("enum")) {
            breaks.add(path + ": became an enum");
        }
        Set<String> removed = texts(was.path("enum"));
        removed.removeAll(texts(is.path("enum")));
        if (is.has("enum") && !removed.isEmpty()) {
            breaks.add(path + ": enum lost " + removed);
        }
    }

    private void compareRequired(String path, JsonNode was, JsonNode is) {
        Set<String> newly = texts(is.path("required"));
        newly.removeAll(texts(was.path("required")));
        newly.forEach(name -> breaks.add(path + "." + name + ": newly required"));
        Set<String> dropped = texts(was.path("required"));
        dropped.removeAll(texts(is.path("required")));
        dropped.removeIf(name -> !is.path("properties").has(name));
        dropped.forEach(name -> breaks.add(path + "." + name + ": no longer required"));
    }

    /**
     * A schema as it counts: behind its references and behind "this or null".
     *
     * @param definition the reference that led to it, empty for one that stands in its place
     */
    private record Shape(JsonNode node, Set<String> types, String definition) {

        static Shape of(JsonNode root, JsonNode place) {
            JsonNode node = place;
            String definition = "";
            Set<String> types = new TreeSet<>();
            while (node.has("$ref") || node.has("allOf") || node.has("anyOf")) {
                if (node.has("$ref")) {
                    definition = node.path("$ref").asText();
                    node = root.at(definition.substring(1));
                } else if (node.has("allOf")) {
                    node = node.path("allOf").path(0);
                } else {
                    node = orNull(node.path("anyOf"), types);
                }
            }
            JsonNode type = node.path("type");
            types.addAll(type.isTextual() ? Set.of(type.asText()) : texts(type));
            return new Shape(node, types, definition);
        }

        private static JsonNode orNull(JsonNode alternatives, Set<String> types) {
            JsonNode found = alternatives.path(0);
            for (JsonNode alternative : alternatives) {
                if (alternative.path("type").asText().equals("null")) {
                    types.add("null");
                } else {
                    found = alternative;
                }
            }
            return found;
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
