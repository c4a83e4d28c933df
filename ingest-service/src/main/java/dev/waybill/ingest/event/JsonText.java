package dev.waybill.ingest.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON from clients, read token by token; no tree is ever built. Always UTF-8: an attempt at another encoding is malformed, not detected.
 */
public final class JsonText {

    /** Deeper text is refused. Relay's own parser stops at 128 levels. */
    static final int MOST_LEVELS = 200;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
            .build();

    private JsonText() {}

    /** What a reader does with one member of an object; the parser stands on the value and must be left on its last token. */
    @FunctionalInterface
    public interface Member {
        void read(String name, JsonParser value) throws IOException;
    }

    /**
     * Reads a text that is one JSON object and nothing else. Members come in the order of the text, repeated names included: a reader that
     * assigns makes the last one win, as every tree parser downstream does.
     *
     * @throws IOException if the text is no such thing
     */
    public static void readObject(Slice text, Member member) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text.array(), text.offset(), text.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAnObjectException();
            }
            readMembers(parser, member);
            if (parser.nextToken() != null) {
                throw new NotAnObjectException();
            }
        }
    }

    /** Reads the members of the object on whose opening brace the parser stands. */
    public static void readMembers(JsonParser parser, Member member) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            member.read(name, parser);
            if (value.isStructStart()) {
                // Does nothing where the member was read to its end.
                parser.skipChildren();
            }
        }
    }

    /** The value as text if it is a string or a number, else null. */
    public static @Nullable String scalar(JsonParser value) throws IOException {
        return switch (value.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value.getText();
            default -> null;
        };
    }

    private static final class NotAnObjectException extends IOException {
        NotAnObjectException() {
            super("not a single JSON object");
        }
    }
}
