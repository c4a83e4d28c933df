package dev.waybill.ingest.session;

import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.JsonCursor;
import dev.waybill.ingest.event.JsonCursor.Kind;
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
        JsonCursor.readObject(json, scanner);
        return new SessionScan(
                HexIds.parse(scanner.sid),
                TelemetryNames.release(scanner.release),
                TelemetryNames.environment(scanner.environment),
                scanner.aggregates);
    }

    private static final class Scanner implements JsonCursor.Member {

        private @Nullable String sid;
        private @Nullable String release;
        private @Nullable String environment;
        private int aggregates;

        @Override
        public void read(String name, JsonCursor value) throws IOException {
            switch (name) {
                case "sid" -> sid = value.scalar();
                case "attrs" -> {
                    release = null;
                    environment = null;
                    if (value.kind() == Kind.OBJECT) {
                        value.members(this::readAttribute);
                    } else {
                        value.skip();
                    }
                }
                case "aggregates" -> aggregates = count(value);
                default -> value.skip();
            }
        }

        private void readAttribute(String name, JsonCursor value) throws IOException {
            switch (name) {
                case "release" -> release = value.scalar();
                case "environment" -> environment = value.scalar();
                default -> value.skip();
            }
        }

        private static int count(JsonCursor value) throws IOException {
            if (value.kind() == Kind.ARRAY) {
                return value.elements();
            }
            value.skip();
            return 0;
        }
    }
}
