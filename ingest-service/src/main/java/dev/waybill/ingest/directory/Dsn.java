package dev.waybill.ingest.directory;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;

/**
 * What a DSN ({@code scheme://key[:secret]@host[/path]/project}) says about who sends.
 *
 * @param key the public key
 * @param projectId the project it is for
 */
public record Dsn(PublicKey key, long projectId) {

    /**
     * Reads a DSN.
     *
     * @throws Refusal if it is none (401) or its key is not one (400)
     */
    public static Dsn parse(String text) {
        int scheme = text.indexOf("://");
        int at = text.indexOf('@', scheme + 3);
        int path = text.lastIndexOf('/');
        if (scheme <= 0 || at < 0 || path < at) {
            throw bad();
        }
        String user = text.substring(scheme + 3, at);
        int secret = user.indexOf(':');
        return new Dsn(
                PublicKey.parse(secret < 0 ? user : user.substring(0, secret)), projectId(text.substring(path + 1)));
    }

    private static long projectId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private static Refusal bad() {
        return new Refusal(RefusalReason.UNAUTHENTICATED, "bad sentry DSN");
    }
}
