package dev.waybill.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, and whether what a service really took and answered is what it says. */
final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String MEDIA_TYPE = "application/json";

    /** What of a path is an operation; beside them stand what they share, such as parameters, and texts. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /** A method at a path; {@code literals} is how much of the path is fixed. */
    private record Operation(String method, String template, Pattern path, long literals, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private ApiDocument(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(method ->
                                operations.add(operation(path.getKey(), method.getKey(), method.getValue()))));
        operations.sort(Comparator.comparingLong(Operation::literals).reversed());
    }

    static ApiDocument parse(String json) {
        return new ApiDocument(tree(json));
    }

    /**
     * The operations that do not say what they answer when all is well: neither a schema, nor another media type, nor that there is no
     * body (204). A resource method says it by its type, {@code RestResponse<T>} where it needs the headers or the status, or by
     * {@code @APIResponse}.
     */
    List<String> undescribed() {
        return operations.stream()
                .filter(operation -> !isDescribed(operation))
                .map(Operation::toString)
                .toList();
    }

    /**
     * What is not as the document says, if anything.
     *
     * @param request the body that was sent, null if none
     * @param contentType of the answer, null if it has none
     */
    Optional<String> difference(
            String method,
            String path,
            @Nullable String request,
            int status,
            @Nullable String contentType,
            String answer) {
        String bare = withoutSlash(path);
        Optional<Operation> found = operations.stream()
                .filter(operation -> operation.method.equals(method.toUpperCase(Locale.ROOT)))
                .filter(operation -> operation.path.matcher(bare).matches())
                .findFirst();
        if (found.isEmpty()) {
            return isNoOperation(method, path, status, contentType)
                    ? Optional.empty()
                    : Optional.of("the document has no " + method + " " + path + ", which answered " + status);
        }
        Operation operation = found.get();
        if (!isDescribed(operation)) {
            return Optional.of(operation + " answered " + status + ", but the document leaves open what it answers");
        }
        JsonNode described = resolved(operation.node.path("responses").path(Integer.toString(status)));
        if (described.isMissingNode()) {
            return Optional.of(operation + " answered " + status + ", which the document does not know: " + answer);
        }
        Optional<String> wrong = body(described, contentType, answer).map(it -> operation + " answered " + status + it);
        return wrong.isPresent() || status >= 400 || request == null || request.isEmpty()
                ? wrong
                : schema(resolved(operation.node.path("requestBody")))
                        .flatMap(schema -> violation(schema, request))
                        .map(it -> operation + " took a body that is not as the document says: " + it);
    }

    /** Nothing, what the platform serves, or a file that a page is made of. */
    private static boolean isNoOperation(String method, String path, int status, @Nullable String contentType) {
        return status == 404
                || status == 405
                || method.equals("OPTIONS")
                || path.startsWith("/q/")
                || (contentType != null && contentType.startsWith("text/css"));
    }

    private Optional<String> body(JsonNode described, @Nullable String contentType, String answer) {
        JsonNode content = described.path("content");
        if (answer.isEmpty()) {
            return content.isEmpty() ? Optional.empty() : Optional.of(" without the body that the document promises");
        }
        String type =
                contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
        if (!content.has(type)) {
            return Optional.of(" with a body of '" + type + "', the document says "
                    + content.properties().stream().map(Map.Entry::getKey).toList());
        }
        return type.equals(MEDIA_TYPE)
                ? schema(described)
                        .flatMap(schema -> violation(schema, answer))
                        .map(it -> " otherwise than described: " + it)
                : Optional.empty();
    }

    private Optional<JsonNode> schema(JsonNode described) {
        JsonNode schema = described.path("content").path(MEDIA_TYPE).path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    private Optional<String> violation(JsonNode schema, String body) {
        List<Error> errors = schemas.computeIfAbsent(schema, this::compile).validate(body, InputFormat.JSON);
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors + " in " + body);
    }

    /** The schema with those beside it to which it refers. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("$defs", document.path("components").path("schemas"));
        whole.putArray("allOf").add(schema);
        return REGISTRY.getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private boolean isDescribed(Operation operation) {
        return operation.node.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .anyMatch(answer -> answer.getKey().equals("204")
                        || resolved(answer.getValue()).path("content").properties().stream()
                                .anyMatch(content -> !content.getKey().equals(MEDIA_TYPE)
                                        || !content.getValue().path("schema").isEmpty()));
    }

    private static Operation operation(String path, String method, JsonNode node) {
        String bare = withoutSlash(path);
        StringBuilder pattern = new StringBuilder();
        for (String segment : bare.substring(1).split("/")) {
            pattern.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
        }
        long literals = bare.replaceAll("\\{[^}]*}", "").length();
        return new Operation(
                method.toUpperCase(Locale.ROOT), path, Pattern.compile(pattern.toString()), literals, node);
    }

    private static String withoutSlash(String path) {
        String single = path.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not an OpenAPI document: " + json, notJson);
        }
    }
}
