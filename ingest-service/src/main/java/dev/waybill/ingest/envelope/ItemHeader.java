package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.JsonCursor;
import dev.waybill.ingest.event.JsonCursor.Kind;
import dev.waybill.ingest.event.MalformedJsonException;
import dev.waybill.ingest.event.Slice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The line before an item.
 *
 * @param length of the payload in bytes, {@link #UNTIL_NEWLINE} if the line does not say
 */
record ItemHeader(String type, int length) {

    static final int UNTIL_NEWLINE = -1;

    /** Of a length; as many as fit, which is more than any body has. */
    private static final int MOST_DIGITS = 9;

    /**
     * Reads the line.
     *
     * @throws IOException if it is not a JSON object, has no type, or a length that is none
     */
    static ItemHeader parse(Slice line) throws IOException {
        Reader reader = new Reader();
        JsonCursor.readObject(line, reader);
        if (reader.type == null) {
            throw new MalformedJsonException("an item has no type");
        }
        return new ItemHeader(reader.type, reader.length);
    }

    private static final class Reader implements JsonCursor.Member {

        private @Nullable String type;
        private int length = UNTIL_NEWLINE;

        @Override
        public void read(String name, JsonCursor value) throws IOException {
            switch (name) {
                case "type" -> type = type(value);
                case "length" -> length = length(value);
                // content_type, filename and what is to come.
                default -> value.skip();
            }
        }

        private static @Nullable String type(JsonCursor value) throws IOException {
            if (value.kind() != Kind.STRING) {
                throw new MalformedJsonException("an item's type is not a string");
            }
            return value.scalar();
        }

        private static int length(JsonCursor value) throws IOException {
            Kind kind = value.kind();
            String text = value.scalar();
            if (kind == Kind.NULL) {
                return UNTIL_NEWLINE;
            }
            if (kind == Kind.NUMBER && text != null && isWholeNumber(text)) {
                return Integer.parseInt(text);
            }
            throw new MalformedJsonException("an item's length is none");
        }

        private static boolean isWholeNumber(String number) {
            return number.length() <= MOST_DIGITS && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }
    }
}
