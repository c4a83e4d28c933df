package dev.waybill.ingest.session;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.JsonText;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.event.TelemetryNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What we want to know of a {@code session} or {@code sessions} item. Where a name is repeated the last one counts.
 *
 * @param sid 32 lower-case hexadecimal digits, null if absent or malformed, as it always is on aggregates
 * @param release from {@code attrs}, null if absent or not allowed
 * @param environment from {@code attrs}, null if absent or not allowed
 * @param aggregates how many entries {@code aggregates} has
 */
public record SessionScan(
        @Nullable String sid,
        @Nullable String release,
        @Nullable String environment,
        int aggregates) {

    /**
     * Scans a session item's JSON.
     *
     * @throws IOException if it is not one JSON object
     */
    public static SessionScan of(Slice json) throws IOException {
        Scanner scanner = new Scanner();
        JsonText.readObject(json, scanner);
        return new SessionScan(
                HexIds.parse(scanner.sid),
                TelemetryNames.release(scanner.release),
                TelemetryNames.environment(scanner.environment),
                scanner.aggregates);
    }

    private static final class Scanner implements JsonText.Member {

        private @Nullable String sid;
        private @Nullable String release;
        private @Nullable String environment;
        private int aggregates;

        @Override
        public void read(String name, JsonParser value) throws IOException {
            switch (name) {
                case "sid" -> sid = JsonText.scalar(value);
                case "attrs" -> {
                    release = null;
                    environment = null;
                    if (value.currentToken() == JsonToken.START_OBJECT) {
                        JsonText.readMembers(value, this::readAttribute);
                    }
                }
                case "aggregates" -> aggregates = count(value);
                default -> {
                    // Not ours to know.
                }
            }
        }

        private void readAttribute(String name, JsonParser value) throws IOException {
            switch (name) {
                case "release" -> release = JsonText.scalar(value);
                case "environment" -> environment = JsonText.scalar(value);
                default -> {
                    // Not ours to know.
                }
            }
        }

        private static int count(JsonParser value) throws IOException {
            int entries = 0;
            if (value.currentToken() == JsonToken.START_ARRAY) {
                while (value.nextToken() != JsonToken.END_ARRAY) {
                    entries++;
                    value.skipChildren();
                }
            }
            return entries;
        }
    }
}
