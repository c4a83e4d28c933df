package dev.waybill.ingest.directory;

import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;

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
        String digits = text.length() == DIGITS ? HexIds.parse(text) : null;
        if (digits == null) {
            throw new Refusal(RefusalReason.BAD_REQUEST, "bad sentry DSN public key");
        }
        return new PublicKey(digits);
    }
}
