package dev.waybill.ingest.publish;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** W3C trace context, version 00. */
public final class TraceParent {

    private static final int LENGTH = 55;

    private TraceParent() {}

    /** The caller's trace context if it sent a valid one, else a new one. */
    public static String of(@Nullable String header) {
        return header != null && isValid(header) ? header : random();
    }

    private static boolean isValid(String header) {
        return header.length() == LENGTH
                && header.startsWith("00-")
                && header.charAt(35) == '-'
                && header.charAt(52) == '-'
                && isId(header, 3, 35)
                && isId(header, 36, 52)
                && isHex(header.charAt(53))
                && isHex(header.charAt(54));
    }

    private static boolean isId(String header, int from, int to) {
        boolean nonZero = false;
        for (int i = from; i < to; i++) {
            if (!isHex(header.charAt(i))) {
                return false;
            }
            nonZero |= header.charAt(i) != '0';
        }
        return nonZero;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        // Setting the lowest bit keeps the ids from being zero, which the standard forbids.
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
