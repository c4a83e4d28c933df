package dev.waybill.ingest.event;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What we want to know of an event. Only top-level members count; where a name is repeated the last one counts.
 *
 * @param eventId 32 lower-case hexadecimal digits, null if absent or malformed
 * @param release null if absent or not allowed
 * @param environment null if absent or not allowed
 * @param dist null if absent or not allowed
 * @param transaction whether the payload says of itself that it is a performance trace and not an error
 */
public record EventScan(
        @Nullable String eventId,
        @Nullable String release,
        @Nullable String environment,
        @Nullable String dist,
        boolean transaction) {

    /**
     * Scans an event's JSON.
     *
     * @throws IOException if it is not one JSON object
     */
    public static EventScan of(Slice json) throws IOException {
        Scanner scanner = new Scanner();
        JsonCursor.readObject(json, scanner);
        return new EventScan(
                HexIds.parse(scanner.eventId),
                TelemetryNames.release(scanner.release),
                TelemetryNames.environment(scanner.environment),
                TelemetryNames.dist(scanner.dist),
                "transaction".equals(scanner.type));
    }

    private static final class Scanner implements JsonCursor.Member {

        private @Nullable String eventId;
        private @Nullable String release;
        private @Nullable String environment;
        private @Nullable String dist;
        private @Nullable String type;

        @Override
        public void read(String name, JsonCursor value) throws IOException {
            switch (name) {
                case "event_id" -> eventId = value.scalar();
                case "release" -> release = value.scalar();
                case "environment" -> environment = value.scalar();
                case "dist" -> dist = value.scalar();
                case "type" -> type = value.scalar();
                default -> value.skip();
            }
        }
    }
}
