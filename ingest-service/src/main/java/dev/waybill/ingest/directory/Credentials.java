package dev.waybill.ingest.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the credentials beside the body, in each form that clients use (clients.md §5.1). */
public final class Credentials {

    /** The newest version of the protocol. */
    private static final int PROTOCOL = 7;

    private @Nullable PublicKey key;

    private Credentials() {}

    /**
     * The one key that a request's head names.
     *
     * @param sentryAuth the values of {@code X-Sentry-Auth}
     * @param authorization the values of {@code Authorization}; schemes that are not ours are left to whoever they are for
     * @param query the raw query string
     * @return empty if there is none, so the envelope's header has to name it
     * @throws Refusal 401 if unreadable or given more than once, 400 if the key or the version is not one
     */
    public static Optional<PublicKey> read(
            List<String> sentryAuth, List<String> authorization, @Nullable String query) {
        Credentials credentials = new Credentials();
        for (String header : sentryAuth) {
            credentials.add(fromSentryScheme(header));
        }
        for (String header : authorization) {
            credentials.addFromAuthorization(header);
        }
        if (query != null && query.contains("sentry_")) {
            credentials.addFromQuery(query);
        }
        return Optional.ofNullable(credentials.key);
    }

    private void add(PublicKey found) {
        if (key != null) {
            // Relay refuses a second one even if it is the same: which of the two was meant cannot be known.
            throw new Refusal(RefusalReason.UNAUTHENTICATED, "multiple authorization payloads detected");
        }
        key = found;
    }

    private void addFromAuthorization(String header) {
        int blank = header.indexOf(' ');
        String scheme = (blank < 0 ? header : header.substring(0, blank)).toLowerCase(Locale.ROOT);
        String value = blank < 0 ? "" : header.substring(blank + 1).strip();
        switch (scheme) {
            case "sentry" -> add(fromSentryScheme(header));
            case "dsn" -> add(Dsn.parse(value).key());
            case "basic" -> add(fromBasic(value));
            default -> {
                // Some gateway's own business.
            }
        }
    }

    private static PublicKey fromSentryScheme(String header) {
        if (!header.regionMatches(true, 0, "Sentry ", 0, 7)) {
            throw badHeader();
        }
        String key = null;
        for (String pair : header.substring(7).split(",", 32)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String value = pair.substring(equals + 1).strip();
            switch (pair.substring(0, equals).strip()) {
                case "sentry_key" -> key = value;
                case "sentry_version" -> requireKnownVersion(value);
                default -> {
                    // The client's name, its clock, a secret of old: of no use to us.
                }
            }
        }
        if (key == null) {
            throw badHeader();
        }
        return PublicKey.parse(key);
    }

    private static PublicKey fromBasic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), UTF_8);
            int colon = pair.indexOf(':');
            return PublicKey.parse(colon < 0 ? pair : pair.substring(0, colon));
        } catch (IllegalArgumentException e) {
            throw badHeader();
        }
    }

    private void addFromQuery(String query) {
        for (String pair : query.split("&", 64)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            switch (pair.substring(0, equals)) {
                case "sentry_key" -> add(PublicKey.parse(decoded(pair.substring(equals + 1))));
                case "sentry_version" -> requireKnownVersion(decoded(pair.substring(equals + 1)));
                default -> {
                    // Of no use to us.
                }
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw badHeader();
        }
    }

    private static void requireKnownVersion(String text) {
        int version;
        try {
            version = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw badHeader();
        }
        if (version > PROTOCOL) {
            throw new Refusal(RefusalReason.BAD_REQUEST, "unsupported protocol version");
        }
    }

    private static Refusal badHeader() {
        return new Refusal(RefusalReason.UNAUTHENTICATED, "bad x-sentry-auth header");
    }
}
