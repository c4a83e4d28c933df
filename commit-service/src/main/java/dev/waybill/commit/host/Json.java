package dev.waybill.commit.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what APIs answer. */
public final class Json {

    private Json() {}

    /**
     * A text or a number as text.
     *
     * @throws HostException if there is none
     */
    public static String text(JsonNode node, String field) throws HostException {
        String text = textOrNull(node, field);
        if (text == null) {
            throw new HostException(
                    HostProblem.UNEXPECTED, "The host answered something that is not in its documentation.");
        }
        return text;
    }

    /** A text or a number as text; null if there is none. */
    public static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    /** Whether an array of texts has all of these. */
    public static boolean hasAll(JsonNode array, List<String> wanted) {
        Set<String> has = new TreeSet<>();
        array.forEach(item -> has.add(item.asText()));
        return has.containsAll(wanted);
    }

    /** Somebody with a time of ISO 8601. */
    public static ComparedCommit.Signer signer(JsonNode node, String name, String email, String time) {
        return new ComparedCommit.Signer(textOrNull(node, name), textOrNull(node, email), time(textOrNull(node, time)));
    }

    /** A time of ISO 8601; null if it is none. */
    public static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** A text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
