package dev.waybill.kit.link;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks links with HMAC-SHA256 under {@code waybill.link-key}, a secret of at least 32 characters that the services share.
 *
 * <p>A signed link is its raw path, the query parameter {@code expires} (seconds since 1970) and {@code signature} (base64url without
 * padding), computed over purpose, organisation, path and expiry. The path names the organisation by a slug, which may be another's one day; that must
 * not open the other's pages. Without a key nothing is signed and nothing verifies.
 */
@Singleton
public class SignedLinks {

    private static final int LEAST_KEY_LENGTH = 32;

    private final byte[] key;
    private final Clock clock;

    @Inject
    public SignedLinks(@ConfigProperty(name = "waybill.link-key") Optional<String> key, Clock clock) {
        this.key = key.orElse("").getBytes(StandardCharsets.UTF_8);
        if (this.key.length > 0 && this.key.length < LEAST_KEY_LENGTH) {
            throw new IllegalArgumentException("waybill.link-key needs at least " + LEAST_KEY_LENGTH + " characters");
        }
        this.clock = clock;
    }

    /** The path with {@code expires} and {@code signature} appended. The path must be as the request will carry it, percent-encoded. */
    public String sign(long organizationId, String rawPath, Duration validFor) {
        long expires = clock.instant().plus(validFor).getEpochSecond();
        return rawPath + "?expires=" + expires + "&signature=" + macOf(organizationId, rawPath, Long.toString(expires));
    }

    /** Whether the signature fits the path of the organisation and has not expired. Anything missing or malformed is simply false. */
    public boolean verify(long organizationId, String rawPath, @Nullable String expires, @Nullable String signature) {
        if (expires == null || signature == null || key.length == 0 || !expires.matches("\\d{1,12}")) {
            return false;
        }
        return same(signature, macOf(organizationId, rawPath, expires))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
    }

    /** An opaque token that carries a text which nobody else can make, for one purpose such as {@code unsubscribe}. Does not expire. */
    public String seal(String purpose, String text) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded + "." + mac("seal\n" + purpose + "\n" + encoded);
    }

    /** The text of a token that {@link #seal} made for the purpose; empty for anything else. */
    public Optional<String> open(String purpose, String token) {
        int dot = token.indexOf('.');
        if (dot <= 0 || key.length == 0) {
            return Optional.empty();
        }
        String encoded = token.substring(0, dot);
        if (!same(token.substring(dot + 1), mac("seal\n" + purpose + "\n" + encoded))) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private String macOf(long organizationId, String rawPath, String expires) {
        return mac("link\n" + organizationId + "\n" + rawPath + "\n" + expires);
    }

    private String mac(String text) {
        if (key.length == 0) {
            throw new IllegalStateException("waybill.link-key is not set");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
        }
    }
}
