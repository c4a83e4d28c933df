package dev.waybill.ingest.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that telemetry carries, taken leniently: surrounding white space is cut, and a name that breaks the rules (server-behaviour §1.1)
 * is treated as absent, so the item is kept without it.
 */
public final class TelemetryNames {

    private static final int LONGEST_RELEASE = 200;
    private static final int LONGEST_ENVIRONMENT = 64;
    private static final int LONGEST_DIST = 64;

    private TelemetryNames() {}

    /** A release's version, null if there is none or it is not allowed. */
    public static @Nullable String release(@Nullable String text) {
        String name = trimmed(text, LONGEST_RELEASE);
        if (name == null || isDots(name) || name.equalsIgnoreCase("latest") || hasForbidden(name)) {
            return null;
        }
        return name;
    }

    /** An environment, null if there is none or it is not allowed. */
    public static @Nullable String environment(@Nullable String text) {
        String name = trimmed(text, LONGEST_ENVIRONMENT);
        if (name == null || isDots(name) || name.toLowerCase(Locale.ROOT).equals("none") || hasForbidden(name)) {
            return null;
        }
        return name;
    }

    /** A distribution of a release, null if there is none or it is not allowed. */
    public static @Nullable String dist(@Nullable String text) {
        String name = trimmed(text, LONGEST_DIST);
        return name == null || hasForbidden(name) ? null : name;
    }

    private static @Nullable String trimmed(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String name = text.strip();
        return name.isEmpty() || name.length() > longest ? null : name;
    }

    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    private static boolean hasForbidden(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                return true;
            }
            if (Character.isSurrogate(c)) {
                // Half a character has no UTF-8 form, so it could not be written into a header.
                if (!Character.isHighSurrogate(c)
                        || i + 1 == name.length()
                        || !Character.isLowSurrogate(name.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
