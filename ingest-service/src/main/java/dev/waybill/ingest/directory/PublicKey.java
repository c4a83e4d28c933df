package dev.waybill.ingest.directory;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The public part of a client key.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record PublicKey(String value) {

    private static final int DIGITS = 32;

    /**
     * Reads a key.
     *
     * @throws Refusal (400) if it is none
     */
    static PublicKey parse(String text) {
        boolean wellFormed = text.length() == DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
        if (!wellFormed) {
            throw new Refusal(RefusalReason.BAD_REQUEST, "bad sentry DSN public key");
        }
        return new PublicKey(text.toLowerCase(Locale.ROOT));
    }
}
