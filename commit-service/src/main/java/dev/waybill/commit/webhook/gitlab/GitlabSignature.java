package dev.waybill.commit.webhook.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GitLab's two forms: {@code X-Gitlab-Token}, which is the secret itself, and since 2026 {@code webhook-signature: v1,<base64>}, the
 * HMAC-SHA256 of {@code id.timestamp.body}, keyed with what {@code whsec_…} is the base64 of. A secret of the second form is never taken in the
 * clear.
 */
final class GitlabSignature implements Signature {

    /** As the specification of standard webhooks advises: what was sent longer ago may be a recording. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MOST = 10;

    private final byte @Nullable [] token;
    private final List<byte[]> macs;
    private final byte[] signedBefore;

    private GitlabSignature(byte @Nullable [] token, List<byte[]> macs, byte[] signedBefore) {
        this.token = token;
        this.macs = macs;
        this.signedBefore = signedBefore;
    }

    /** Reads what identifies the sender; empty if nothing does, or only what is out of date. */
    static Optional<Signature> of(WebhookHeaders headers, Instant now) {
        Optional<byte[]> token = headers.get("X-Gitlab-Token").map(text -> text.getBytes(UTF_8));
        String timestamp = headers.get("webhook-timestamp").orElse("");
        String id = headers.get("webhook-id").orElse("");
        List<byte[]> macs = isRecent(timestamp, now)
                ? headers.get("webhook-signature").map(GitlabSignature::macs).orElse(List.of())
                : List.of();
        return token.isEmpty() && macs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new GitlabSignature(token.orElse(null), macs, (id + "." + timestamp + ".").getBytes(UTF_8)));
    }

    @Override
    public boolean fits(byte[] body, byte[] secret) {
        byte[] prefix = PREFIX.getBytes(UTF_8);
        boolean signing =
                secret.length > prefix.length && Arrays.equals(secret, 0, prefix.length, prefix, 0, prefix.length);
        if (!signing) {
            // Digests have one length, so nothing is learnt about that of the secret.
            return token != null
                    && MessageDigest.isEqual(HmacSignature.of(secret, token), HmacSignature.of(secret, secret));
        }
        byte[] expected = HmacSignature.of(key(secret, prefix.length), signedBefore, body);
        boolean fits = false;
        for (byte[] mac : macs) {
            fits |= MessageDigest.isEqual(expected, mac);
        }
        return fits;
    }

    private static boolean isRecent(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    /** While a key is replaced there may be several, with spaces between them. */
    private static List<byte[]> macs(String header) {
        List<byte[]> macs = new ArrayList<>();
        for (String one : header.split(" ", MOST)) {
            if (one.startsWith(VERSION)) {
                decoded(one.substring(VERSION.length())).ifPresent(macs::add);
            }
        }
        return macs;
    }

    private static byte[] key(byte[] secret, int begin) {
        String base64 = new String(secret, begin, secret.length - begin, UTF_8);
        // A secret that is no base64 is nobody's key; as it is, it fits nothing that GitLab signs.
        return decoded(base64).filter(key -> key.length > 0).orElse(secret);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
