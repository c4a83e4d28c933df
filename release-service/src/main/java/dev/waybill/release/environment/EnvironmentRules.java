package dev.waybill.release.environment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which names an environment may have. */
public final class EnvironmentRules {

    /** The most characters of a name. */
    public static final int MAX_LENGTH = 64;

    private static final int DELETE = 0x7F;

    private EnvironmentRules() {}

    /** Sentry's words if the name breaks a rule. */
    public static Optional<String> broken(String name) {
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return Optional.of("Ensure this field has no more than " + MAX_LENGTH + " characters.");
        }
        boolean wrong = name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0
                || name.chars().anyMatch(character -> character < ' ' || character == DELETE)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name);
        return wrong ? Optional.of("Invalid value for environment") : Optional.empty();
    }

    /** Whether telemetry's name can be kept: Relay refuses three words more than the API. */
    public static boolean keeps(String name) {
        return broken(name).isEmpty() && !name.equals(".") && !name.equals("..") && !name.equalsIgnoreCase("none");
    }
}
