package dev.waybill.commit.webhook.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Azure DevOps signs nothing. It sends the secret itself: as the password of basic authentication, whatever the user's name, or as the value of a
 * header that is set at the subscription, {@code X-Waybill-Secret}.
 */
final class AzureCredential implements Signature {

    private static final String BASIC = "Basic ";
    private static final String HEADER = "X-Waybill-Secret";

    private final byte[] word;

    private AzureCredential(byte[] word) {
        this.word = word;
    }

    /** Reads what identifies the sender; empty if nothing does. */
    static Optional<Signature> of(WebhookHeaders headers) {
        return headers.get(HEADER)
                .map(text -> text.getBytes(UTF_8))
                .or(() -> headers.get("Authorization").flatMap(AzureCredential::password))
                .map(AzureCredential::new);
    }

    @Override
    public boolean fits(byte[] body, byte[] secret) {
        // Digests have one length, so nothing is learnt about that of the secret.
        return MessageDigest.isEqual(HmacSignature.of(secret, word), HmacSignature.of(secret, secret));
    }

    private static Optional<byte[]> password(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            for (int i = 0; i < pair.length; i++) {
                if (pair[i] == ':') {
                    return Optional.of(Arrays.copyOfRange(pair, i + 1, pair.length));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
