package dev.waybill.ingest.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ids of events and sessions: UUIDs, which SDKs write with or without dashes, and we as 32 lower-case hexadecimal digits. */
public final class HexIds {

    private static final int DIGITS = 32;
    private static final int DASHED = 36;

    private HexIds() {}

    /** The id in our form, null if the text is none. */
    public static @Nullable String parse(@Nullable String text) {
        if (text == null || (text.length() != DIGITS && text.length() != DASHED)) {
            return null;
        }
        boolean dashed = text.length() == DASHED;
        char[] digits = new char[DIGITS];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (dashed && (i == 8 || i == 13 || i == 18 || i == 23)) {
                if (c != '-') {
                    return null;
                }
            } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
                digits[n++] = c;
            } else if (c >= 'A' && c <= 'F') {
                digits[n++] = (char) (c + ('a' - 'A'));
            } else {
                return null;
            }
        }
        return new String(digits);
    }

    /** A new random (version 4) id. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
