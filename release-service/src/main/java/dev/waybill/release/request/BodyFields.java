package dev.waybill.release.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.kit.error.ApiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and collects what is wrong with them, in the words of Sentry's server. A field that is wrong reads as
 * absent; call {@link #check} before anything is done with the values. Unknown fields are not looked at.
 */
public final class BodyFields {

    private static final int MAX_URL = 2_048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final JsonNode body;
    private final Map<String, Object> errors = new TreeMap<>();

    private BodyFields(JsonNode body) {
        this.body = body;
    }

    /** The fields of a request's body; no body is an object without fields. */
    public static BodyFields of(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode()) {
            return new BodyFields(JsonNodeFactory.instance.objectNode());
        }
        BodyFields fields = new BodyFields(body);
        if (!body.isObject()) {
            fields.refuse("non_field_errors", "Invalid data. Expected a dictionary.");
            fields.check();
        }
        return fields;
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        return body.has(name);
    }

    /** Whether the field is there and null. */
    public boolean isNull(String name) {
        return body.path(name).isNull();
    }

    /** The text of a field that must be there and not be blank; empty text if it is wrong. */
    public String requiredText(String name, int max) {
        if (!body.has(name)) {
            refuse(name, "This field is required.");
            return "";
        }
        if (body.get(name).isNull()) {
            refuse(name, "This field may not be null.");
            return "";
        }
        String text = text(name, max);
        if (text == null && !errors.containsKey(name)) {
            refuse(name, "This field may not be blank.");
        }
        return text == null ? "" : text;
    }

    /** The text of a field, null if it is absent, null, blank or wrong. White space at the ends is kept. */
    public @Nullable String text(String name, int max) {
        Optional<String> problem = Optional.empty();
        String text = rawText(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            problem = Optional.of("Null characters are not allowed.");
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            problem = Optional.of("Not a valid string.");
        } else if (text.codePointCount(0, text.length()) > max) {
            problem = Optional.of("Ensure this field has no more than " + max + " characters.");
        }
        problem.ifPresent(message -> refuse(name, message));
        return problem.isPresent() ? null : text;
    }

    /** The text as it was sent, whatever it is; null if it is absent, null or no text. */
    public @Nullable String rawText(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            refuse(name, "Not a valid string.");
            return null;
        }
        return value.asText();
    }

    /** An address of the web, null if it is absent, null, blank or wrong. */
    public @Nullable String url(String name) {
        String text = text(name, MAX_URL);
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme();
            if (scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getRawAuthority() != null) {
                return text.strip();
            }
        } catch (URISyntaxException notAnAddress) {
            refuse(name, "Enter a valid URL.");
            return null;
        }
        refuse(name, "Enter a valid URL.");
        return null;
    }

    /** A moment, null if it is absent, null, blank or wrong. */
    public @Nullable Instant moment(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        Optional<Instant> moment = Moments.parse(text);
        if (moment.isEmpty()) {
            refuse(
                    name,
                    "Datetime has wrong format. Use one of these formats instead: "
                            + "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
        }
        return moment.orElse(null);
    }

    /** The elements of a list, null if it is absent or wrong. A list that is null is wrong. */
    public @Nullable List<JsonNode> list(String name, int max) {
        if (!body.has(name)) {
            return null;
        }
        JsonNode value = body.get(name);
        if (value.isNull()) {
            refuse(name, "This field may not be null.");
            return null;
        }
        if (!value.isArray()) {
            refuse(name, "Expected a list of items.");
            return null;
        }
        if (value.size() > max) {
            refuse(name, "Ensure this field has no more than " + max + " elements.");
            return null;
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    private @Nullable List<BodyFields> objects(String name, int max) {
        List<JsonNode> elements = list(name, max);
        if (elements == null) {
            return null;
        }
        if (!elements.stream().allMatch(JsonNode::isObject)) {
            refuse(name, "Invalid data. Expected a dictionary.");
            return List.of();
        }
        return elements.stream().map(BodyFields::new).toList();
    }

    /** What the reader makes of the objects of a list, null if the list is absent or wrong; what is wrong inside one is noted here. */
    public <T> @Nullable List<T> entries(String name, int max, Function<BodyFields, T> reader) {
        List<BodyFields> objects = objects(name, max);
        if (objects == null) {
            return null;
        }
        return objects.stream()
                .map(fields -> {
                    T entry = reader.apply(fields);
                    refuse(name, fields);
                    return entry;
                })
                .toList();
    }

    /** A truth value, null if it is absent, null or wrong. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            refuse(name, "Must be a valid boolean.");
            return null;
        }
        return value.booleanValue();
    }

    /** Numbers and texts of a list as text (ids may come as either), null if it is absent or wrong. */
    public @Nullable List<String> names(String name, int max) {
        List<JsonNode> elements = list(name, max);
        if (elements == null) {
            return null;
        }
        if (!elements.stream().allMatch(element -> element.isTextual() || element.isIntegralNumber())) {
            refuse(name, "Not a valid string.");
            return List.of();
        }
        return elements.stream().map(JsonNode::asText).toList();
    }

    /** Notes that a field is wrong. */
    public void refuse(String name, String message) {
        errors.putIfAbsent(name, List.of(message));
    }

    private void refuse(String name, BodyFields nested) {
        if (!nested.errors.isEmpty()) {
            errors.putIfAbsent(name, Map.copyOf(nested.errors));
        }
    }

    /** Ends the request with 400 if anything was wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }
}
