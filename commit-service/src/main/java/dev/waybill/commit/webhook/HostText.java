package dev.waybill.commit.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cleans what people wrote into commits. Anything can be in there; what is stored and told is Unicode text without control characters, and no
 * longer than it has to be. Nothing is escaped: that is for whoever shows it.
 */
public final class HostText {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final int LONGEST_URL = 1_000;

    /** An index entry of the database takes no more. */
    private static final int LONGEST_PATH_BYTES = 2_000;

    private HostText() {}

    /** A name or an address on one line; null if there is nothing in it. */
    public static @Nullable String name(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = cut(clean(text, false).strip(), LONGEST_NAME).strip();
        return clean.isEmpty() ? null : clean;
    }

    /** A message of several lines; empty if there is none. */
    public static String message(@Nullable String text) {
        return text == null ? "" : cut(clean(text.replace("\r\n", "\n"), true), LONGEST_MESSAGE);
    }

    /** A path as it is; null if it is empty, too long, or has characters that no path should have. */
    public static @Nullable String path(@Nullable String text) {
        if (text == null
                || text.isEmpty()
                || text.length() > LONGEST_PATH_BYTES
                || !clean(text, false).equals(text)
                || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
            return null;
        }
        return text;
    }

    /** An http or https address; null for anything else, such as a script. */
    public static @Nullable String url(@Nullable String text) {
        if (text == null || text.length() > LONGEST_URL) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean web = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
            return web && uri.getHost() != null ? text : null;
        } catch (URISyntaxException invalid) {
            return null;
        }
    }

    private static String clean(String text, boolean lines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(clean(c, lines)));
        return clean.toString();
    }

    private static int clean(int c, boolean lines) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return 0xFFFD; // half a character
        }
        if (lines && (c == '\n' || c == '\t')) {
            return c;
        }
        // Line and paragraph separators end a line for some readers, as controls do.
        boolean control = Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
        return control ? ' ' : c;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
