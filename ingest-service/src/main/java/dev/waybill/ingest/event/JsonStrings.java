package dev.waybill.ingest.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of JSON strings, eight bytes at a time, and checks what is inside: escapes, control characters, UTF-8. */
final class JsonStrings {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long BLANKS = ' ' * ONES;

    private JsonStrings() {}

    /**
     * The index of the first byte that needs a look: a quote, a backslash, a control character, or one beyond ASCII. Seven bytes before the end
     * every byte is looked at.
     */
    static int ordinaryUntil(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            // x - ONES borrows into the top bit of a byte that is 0; the lowest such bit is always a true one.
            long found = (((quotes - ONES) & ~quotes)
                            | ((backslashes - ONES) & ~backslashes)
                            | ((eight - BLANKS) & ~eight)
                            | eight)
                    & TOP_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** The index after the escape whose backslash is there. */
    static int afterEscape(byte[] bytes, int backslash, int end) throws MalformedJsonException {
        int at = backslash + 1;
        if (at >= end) {
            throw malformed();
        }
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> afterFourDigits(bytes, at + 1, end);
            default -> throw malformed();
        };
    }

    private static int afterFourDigits(byte[] bytes, int from, int end) throws MalformedJsonException {
        int after = from + 4;
        if (after > end) {
            throw malformed();
        }
        for (int at = from; at < after; at++) {
            if (Character.digit(bytes[at], 16) < 0) {
                throw malformed();
            }
        }
        return after;
    }

    /** The index after the character beyond ASCII that begins there. Overlong forms and surrogates are not UTF-8. */
    static int afterCharacter(byte[] bytes, int from, int end) throws MalformedJsonException {
        int first = bytes[from] & 0xff;
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || from + length > end) {
            throw malformed();
        }
        int character = first & (0xff >> (length + 1));
        for (int at = from + 1; at < from + length; at++) {
            if ((bytes[at] & 0xc0) != 0x80) {
                throw malformed();
            }
            character = character << 6 | (bytes[at] & 0x3f);
        }
        boolean overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        if (overlong || surrogate || character > Character.MAX_CODE_POINT) {
            throw malformed();
        }
        return from + length;
    }

    private static MalformedJsonException malformed() {
        return new MalformedJsonException("malformed string");
    }
}
