package dev.waybill.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * An AsyncAPI 3 document, and the rules of its specification that the documents here could break: required fields, known fields, known
 * actions, parameters that match the address, references that lead somewhere, and to the right kind of thing.
 */
record AsyncApi(JsonNode root) {

    private static final Path FOLDER = Path.of("src/main/resources/dev/waybill/contracts");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    private static final Set<String> ROOT_FIELDS =
            Set.of("asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components");
    private static final Set<String> CHANNEL_FIELDS = Set.of(
            "address",
            "messages",
            "title",
            "summary",
            "description",
            "servers",
            "parameters",
            "tags",
            "externalDocs",
            "bindings");
    private static final Set<String> MESSAGE_FIELDS = Set.of(
            "headers",
            "payload",
            "correlationId",
            "contentType",
            "name",
            "title",
            "summary",
            "description",
            "tags",
            "externalDocs",
            "bindings",
            "examples",
            "traits");

    /** The channels by their address. */
    Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = new HashMap<>();
        root.path("channels")
                .forEach(channel -> channels.put(channel.path("address").asText(), channel));
        return channels;
    }

    JsonNode channel(String address) {
        return channels().get(address);
    }

    List<JsonNode> messagesOf(String address) {
        return StreamSupport.stream(channel(address).path("messages").spliterator(), false)
                .map(this::resolved)
                .toList();
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas").path(name);
    }

    /** What a reference into this document leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static long milliseconds(long hours) {
        return hours < 0 ? -1 : Duration.ofHours(hours).toMillis();
    }

    /** What is wrong with the document, empty if nothing. */
    List<String> violations() {
        List<String> found = new ArrayList<>();
        if (!root.path("asyncapi").asText().startsWith("3.")) {
            found.add("asyncapi: not version 3");
        }
        require(found, "info", root.path("info"), "title", "version");
        known(found, "document", root, ROOT_FIELDS);
        root.path("servers")
                .properties()
                .forEach(server -> require(found, server.getKey(), server.getValue(), "host", "protocol"));
        root.path("channels")
                .properties()
                .forEach(channel -> checkChannel(found, channel.getKey(), channel.getValue()));
        root.path("operations")
                .properties()
                .forEach(operation -> checkOperation(found, operation.getKey(), operation.getValue()));
        root.at("/components/messages")
                .properties()
                .forEach(message -> checkMessage(found, message.getKey(), message.getValue()));
        checkReferences(found, "", root);
        return found;
    }

    private void checkChannel(List<String> found, String name, JsonNode channel) {
        known(found, name, channel, CHANNEL_FIELDS);
        require(found, name, channel, "address", "description");
        Set<String> inAddress = new TreeSet<>();
        PARAMETER
                .matcher(channel.path("address").asText())
                .results()
                .forEach(parameter -> inAddress.add(parameter.group(1)));
        Set<String> declared = new TreeSet<>();
        channel.path("parameters").fieldNames().forEachRemaining(declared::add);
        if (!inAddress.equals(declared)) {
            found.add(name + ": address has " + inAddress + ", parameters are " + declared);
        }
        channel.path("messages").properties().forEach(message -> {
            if (!message.getValue().path("$ref").asText().startsWith("#/components/messages/")) {
                found.add(name + "." + message.getKey() + ": not a message");
            }
        });
    }

    private void checkOperation(List<String> found, String name, JsonNode operation) {
        require(found, name, operation, "action", "channel");
        if (!Set.of("send", "receive").contains(operation.path("action").asText())) {
            found.add(name + ": unknown action");
        }
        if (!operation.at("/channel/$ref").asText().startsWith("#/channels/")) {
            found.add(name + ": channel has to be a reference into the channels of the document");
        }
    }

    private void checkMessage(List<String> found, String name, JsonNode message) {
        known(found, name, message, MESSAGE_FIELDS);
        require(found, name, message, "name", "summary", "payload");
        if (message.path("payload").has("schema")) {
            require(found, name, message.path("payload"), "schemaFormat");
        }
    }

    private void checkReferences(List<String> found, String path, JsonNode node) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#")) {
            if (root.at(reference.substring(1)).isMissingNode()) {
                found.add(path + ": " + reference + " leads nowhere");
            }
        } else if (!reference.isEmpty() && !Files.isRegularFile(FOLDER.resolve(reference))) {
            found.add(path + ": no file " + reference);
        }
        node.properties().forEach(child -> checkReferences(found, path + "/" + child.getKey(), child.getValue()));
        if (node.isArray()) {
            node.forEach(child -> checkReferences(found, path + "[]", child));
        }
    }

    private static void require(List<String> found, String name, JsonNode node, String... fields) {
        for (String field : fields) {
            if (!node.has(field)) {
                found.add(name + ": " + field + " is missing");
            }
        }
    }

    private static void known(List<String> found, String name, JsonNode node, Set<String> fields) {
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field) && !field.startsWith("x-")) {
                found.add(name + ": unknown field " + field);
            }
        });
    }
}
