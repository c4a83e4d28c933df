package dev.waybill.ingest.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.JsonText;
import dev.waybill.ingest.event.Slice;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an envelope.
 *
 * @param eventId 32 lower-case hexadecimal digits, null if absent
 * @param dsn null if absent
 */
record EnvelopeHeader(@Nullable String eventId, @Nullable String dsn) {

    /**
     * Reads the line.
     *
     * @throws IOException if it is not a JSON object, has a name twice of those that may be there once, or an id that is none
     */
    static EnvelopeHeader parse(Slice line) throws IOException {
        Reader reader = new Reader();
        JsonText.readObject(line, reader);
        String eventId = HexIds.parse(reader.eventId);
        if (reader.eventId != null && eventId == null) {
            throw new IOException("event_id is not a UUID");
        }
        return new EnvelopeHeader(eventId, reader.dsn);
    }

    private static final class Reader implements JsonText.Member {

        private final Set<String> met = new HashSet<>(4);
        private @Nullable String eventId;
        private @Nullable String dsn;

        @Override
        public void read(String name, JsonParser value) throws IOException {
            switch (name) {
                case "event_id" -> eventId = text(name, value);
                case "dsn" -> dsn = text(name, value);
                case "sent_at" -> {
                    String unused = text(name, value);
                }
                default -> {
                    // sdk, trace and what is to come.
                }
            }
        }

        private @Nullable String text(String name, JsonParser value) throws IOException {
            if (!met.add(name)) {
                throw new IOException(name + " is there twice");
            }
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (value.currentToken() != JsonToken.VALUE_STRING) {
                throw new IOException(name + " is not a string");
            }
            return value.getText();
        }
    }
}
