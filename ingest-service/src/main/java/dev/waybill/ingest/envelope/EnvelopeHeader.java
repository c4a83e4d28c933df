package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.JsonCursor;
import dev.waybill.ingest.event.JsonCursor.Kind;
import dev.waybill.ingest.event.MalformedJsonException;
import dev.waybill.ingest.event.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        JsonCursor.readObject(line, reader);
        String eventId = HexIds.parse(reader.eventId);
        if (reader.eventId != null && eventId == null) {
            throw new MalformedJsonException("event_id is not a UUID");
        }
        return new EnvelopeHeader(eventId, reader.dsn);
    }

    private static final class Reader implements JsonCursor.Member {

        private final List<String> met = new ArrayList<>(3);
        private @Nullable String eventId;
        private @Nullable String dsn;

        @Override
        public void read(String name, JsonCursor value) throws IOException {
            switch (name) {
                case "event_id" -> eventId = text(name, value);
                case "dsn" -> dsn = text(name, value);
                case "sent_at" -> {
                    String unused = text(name, value);
                }
                // sdk, trace and what is to come.
                default -> value.skip();
            }
        }

        private @Nullable String text(String name, JsonCursor value) throws IOException {
            if (met.contains(name)) {
                throw new MalformedJsonException(name + " is there twice");
            }
            met.add(name);
            Kind kind = value.kind();
            if (kind != Kind.STRING && kind != Kind.NULL) {
                throw new MalformedJsonException(name + " is not a string");
            }
            return value.scalar();
        }
    }
}
