package dev.waybill.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.EventHeader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reading and writing single headers; a missing or malformed one is poison that names the header, not its value. */
final class RecordHeaders {

    private RecordHeaders() {}

    static Optional<String> find(Headers headers, EventHeader name) {
        Header header = headers.lastHeader(name.wireName());
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    static String require(Headers headers, EventHeader name) {
        return find(headers, name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new PoisonEventException("header " + name.wireName() + " is missing"));
    }

    static UUID uuid(Headers headers, EventHeader name) {
        try {
            return UUID.fromString(require(headers, name));
        } catch (IllegalArgumentException e) {
            throw malformed(name, "a UUID");
        }
    }

    static long number(Headers headers, EventHeader name) {
        try {
            return Long.parseLong(require(headers, name));
        } catch (NumberFormatException e) {
            throw malformed(name, "a number");
        }
    }

    static Instant instant(Headers headers, EventHeader name) {
        try {
            return Instant.parse(require(headers, name));
        } catch (DateTimeParseException e) {
            throw malformed(name, "an ISO-8601 instant");
        }
    }

    static boolean flag(Headers headers, EventHeader name) {
        return find(headers, name).map(Boolean::parseBoolean).orElse(false);
    }

    static void requireCloudEvents1(Headers headers) {
        if (!require(headers, EventHeader.SPEC_VERSION).startsWith("1.")) {
            throw malformed(EventHeader.SPEC_VERSION, "CloudEvents 1.x");
        }
    }

    static void put(Headers headers, EventHeader name, @Nullable Object value) {
        if (value != null) {
            headers.add(name.wireName(), value.toString().getBytes(UTF_8));
        }
    }

    private static PoisonEventException malformed(EventHeader name, String expected) {
        return new PoisonEventException("header " + name.wireName() + " is not " + expected);
    }
}
