package dev.waybill.ingest.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.ingest.event.JsonText;
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

    /**
     * Reads the line.
     *
     * @throws IOException if it is not a JSON object, has no type, or a length that is none
     */
    static ItemHeader parse(Slice line) throws IOException {
        Reader reader = new Reader();
        JsonText.readObject(line, reader);
        if (reader.type == null) {
            throw new IOException("an item has no type");
        }
        return new ItemHeader(reader.type, reader.length);
    }

    private static final class Reader implements JsonText.Member {

        private @Nullable String type;
        private int length = UNTIL_NEWLINE;

        @Override
        public void read(String name, JsonParser value) throws IOException {
            switch (name) {
                case "type" -> type = value.currentToken() == JsonToken.VALUE_STRING ? value.getText() : null;
                case "length" -> length = length(value);
                default -> {
                    // content_type, filename and what is to come.
                }
            }
        }

        private static int length(JsonParser value) throws IOException {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return UNTIL_NEWLINE;
            }
            if (value.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new IOException("an item's length is not a whole number");
            }
            // Throws beyond 32 bits, which no body reaches.
            int length = value.getIntValue();
            if (length < 0) {
                throw new IOException("an item's length is negative");
            }
            return length;
        }
    }
}
