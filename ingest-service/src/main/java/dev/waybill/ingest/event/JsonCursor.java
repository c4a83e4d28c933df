package dev.waybill.ingest.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a client's JSON, token by token. Everything is checked, what is skipped as well, but nothing is built of it; that takes a third of
 * the time of Jackson's streaming parser, which was the largest single cost of a request. Always UTF-8.
 */
public final class JsonCursor {

    /** Deeper text is refused. Relay's parser stops at 128 levels. */
    static final int MOST_LEVELS = 192;

    /** For strings with escapes or characters beyond ASCII, the few that are read at all. */
    private static final JsonFactory JACKSON = new JsonFactory();

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean plain;

    private JsonCursor(Slice text) {
        this.bytes = text.array();
        this.at = text.offset();
        this.end = text.end();
    }

    /** What a value is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** What a reader does with one member of an object; it has to take the value, by one call to the cursor. */
    @FunctionalInterface
    public interface Member {
        void read(String name, JsonCursor value) throws IOException;
    }

    /**
     * Reads a text that is one JSON object and nothing else. Members come in the order of the text, repeated names included: a reader that
     * assigns makes the last one win, as every tree parser downstream does.
     *
     * @throws MalformedJsonException if the text is no such thing
     */
    public static void readObject(Slice text, Member member) throws IOException {
        JsonCursor cursor = new JsonCursor(text);
        cursor.members(member);
        if (cursor.peek() >= 0) {
            throw new MalformedJsonException("something follows the object");
        }
    }

    /** What the next value is, as far as its first byte tells. */
    public Kind kind() throws IOException {
        return switch (peek()) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    /** Takes an object. */
    public void members(Member member) throws IOException {
        expect('{');
        if (take('}')) {
            return;
        }
        do {
            member.read(name(), this);
        } while (take(','));
        expect('}');
    }

    /** Takes an array and counts its elements. */
    public int elements() throws IOException {
        expect('[');
        if (take(']')) {
            return 0;
        }
        int count = 0;
        do {
            skip();
            count++;
        } while (take(','));
        expect(']');
        return count;
    }

    /** Takes a value; gives its text if it is a string or a number, else null. */
    public @Nullable String scalar() throws IOException {
        Kind kind = kind();
        int from = at;
        skip();
        return switch (kind) {
            case STRING -> text(from);
            case NUMBER -> new String(bytes, from, at - from, ISO_8859_1);
            case OBJECT, ARRAY, BOOLEAN, NULL -> null;
        };
    }

    /** Takes a value of any kind. */
    public void skip() throws IOException {
        skip(0);
    }

    private void skip(int level) throws IOException {
        switch (peek()) {
            case '{' -> skipMembers(level);
            case '[' -> skipElements(level);
            case '"' -> skipString();
            case 't' -> skipLiteral("true");
            case 'f' -> skipLiteral("false");
            case 'n' -> skipLiteral("null");
            default -> skipNumber();
        }
    }

    private void skipMembers(int level) throws IOException {
        requireLevel(level);
        at++;
        if (take('}')) {
            return;
        }
        do {
            expectString();
            skipString();
            expect(':');
            skip(level + 1);
        } while (take(','));
        expect('}');
    }

    private void skipElements(int level) throws IOException {
        requireLevel(level);
        at++;
        if (take(']')) {
            return;
        }
        do {
            skip(level + 1);
        } while (take(','));
        expect(']');
    }

    private String name() throws IOException {
        expectString();
        int from = at;
        skipString();
        String name = text(from);
        expect(':');
        return name;
    }

    /** The string that began there and was skipped last. */
    private String text(int from) throws IOException {
        if (plain) {
            return new String(bytes, from + 1, at - from - 2, ISO_8859_1);
        }
        try (JsonParser parser = JACKSON.createParser(bytes, from, at - from)) {
            String text = parser.nextTextValue();
            if (text == null) {
                throw malformed();
            }
            return text;
        }
    }

    private void skipString() throws MalformedJsonException {
        plain = true;
        int next = at + 1;
        while (true) {
            next = JsonStrings.ordinaryUntil(bytes, next, end);
            if (next >= end) {
                throw malformed();
            }
            byte special = bytes[next];
            if (special == '"') {
                at = next + 1;
                return;
            }
            if (special == '\\') {
                plain = false;
                next = JsonStrings.afterEscape(bytes, next, end);
            } else if (special < 0) {
                plain = false;
                next = JsonStrings.afterCharacter(bytes, next, end);
            } else if (special < ' ') {
                throw malformed();
            } else {
                next++;
            }
        }
    }

    private void skipLiteral(String word) throws MalformedJsonException {
        int after = at + word.length();
        if (after > end) {
            throw malformed();
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                throw malformed();
            }
        }
        at = after;
    }

    private void skipNumber() throws MalformedJsonException {
        skipIf('-', '-');
        if (!skipIf('0', '0')) {
            skipDigits();
        }
        if (skipIf('.', '.')) {
            skipDigits();
        }
        if (skipIf('e', 'E')) {
            skipIf('+', '-');
            skipDigits();
        }
    }

    private boolean skipIf(char one, char other) {
        if (at < end && (bytes[at] == one || bytes[at] == other)) {
            at++;
            return true;
        }
        return false;
    }

    private void skipDigits() throws MalformedJsonException {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
    }

    /** The next byte that is not blank, -1 at the end. Does not take it. */
    private int peek() throws MalformedJsonException {
        while (at < end) {
            byte next = bytes[at];
            if (next > ' ') {
                return next;
            }
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                throw malformed();
            }
            at++;
        }
        return -1;
    }

    private boolean take(char expected) throws MalformedJsonException {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char expected) throws MalformedJsonException {
        if (!take(expected)) {
            throw malformed();
        }
    }

    private void expectString() throws MalformedJsonException {
        if (peek() != '"') {
            throw malformed();
        }
    }

    private static void requireLevel(int level) throws MalformedJsonException {
        if (level >= MOST_LEVELS) {
            throw new MalformedJsonException("too many levels");
        }
    }

    private static MalformedJsonException malformed() {
        return new MalformedJsonException("malformed JSON");
    }
}
