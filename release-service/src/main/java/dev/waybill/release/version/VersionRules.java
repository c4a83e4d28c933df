package dev.waybill.release.version;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which names a version may have: Sentry's rules for its API, and no control characters, which its ingest refuses as well. */
public final class VersionRules {

    /** The most characters of a name. */
    public static final int MAX_LENGTH = 200;

    private static final int DELETE = 0x7F;

    private VersionRules() {}

    /** The rule that the name breaks, as the end of a sentence; empty if it is allowed. */
    public static Optional<String> broken(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.of("it must not be empty or blank");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("it must not be '.' or '..'");
        }
        if (name.equalsIgnoreCase("latest")) {
            return Optional.of("'latest' is reserved");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.of("it must not contain '/' or '\\'");
        }
        if (name.chars().anyMatch(VersionRules::isControl)) {
            return Optional.of("it must not contain line breaks, tabs or other control characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("it must be valid Unicode");
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return Optional.of("it must have no more than " + MAX_LENGTH + " characters");
        }
        return Optional.empty();
    }

    private static boolean isControl(int character) {
        return character < ' ' || character == DELETE;
    }
}
