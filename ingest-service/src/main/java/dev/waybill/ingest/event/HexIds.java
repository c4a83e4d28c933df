package dev.waybill.ingest.event;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ids of events and sessions: UUIDs, which SDKs write with or without dashes, and we as 32 lower-case hexadecimal digits. */
public final class HexIds {

    private static final int DIGITS = 32;
    private static final int DASHED = 36;

    /** By ASCII character: 0 for a digit in our form, 1 for one to be put in lower case, -1 for what is none. */
    private static final byte[] KINDS = kinds();

    private HexIds() {}

    /** The id in our form, null if the text is none. */
    public static @Nullable String parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.length()) {
            case DIGITS -> digits(text);
            case DASHED -> dashed(text);
            default -> null;
        };
    }

    private static @Nullable String dashed(String text) {
        for (int dash : new int[] {8, 13, 18, 23}) {
            if (text.charAt(dash) != '-') {
                return null;
            }
        }
        return digits(text.substring(0, 8)
                + text.substring(9, 13)
                + text.substring(14, 18)
                + text.substring(19, 23)
                + text.substring(24));
    }

    /** Looks kinds up instead of comparing, because nothing predicts which branch a random digit takes; that showed in profiles. */
    private static @Nullable String digits(String text) {
        int kinds = 0;
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            kinds |= c < KINDS.length ? KINDS[c] : -1;
        }
        if (kinds < 0) {
            return null;
        }
        return kinds == 0 ? text : text.toLowerCase(Locale.ROOT);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
                kinds[c] = 0;
            } else {
                kinds[c] = (byte) (c >= 'A' && c <= 'F' ? 1 : -1);
            }
        }
        return kinds;
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
