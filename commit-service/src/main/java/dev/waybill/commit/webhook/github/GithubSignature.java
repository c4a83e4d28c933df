package dev.waybill.commit.webhook.github;

import dev.waybill.commit.webhook.Signature;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code X-Hub-Signature-256: sha256=<hex>}, the HMAC-SHA256 of the raw body. */
final class GithubSignature implements Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private final byte[] mac;

    private GithubSignature(byte[] mac) {
        this.mac = mac;
    }

    /** Reads the header; empty if it has not GitHub's form. */
    static Optional<Signature> parse(String header) {
        return Optional.of(FORM.matcher(header))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new GithubSignature(HexFormat.of().parseHex(matcher.group(1))));
    }

    @Override
    public boolean fits(byte[] body, byte[] secret) {
        try {
            Mac hmac = Mac.getInstance(ALGORITHM);
            hmac.init(new SecretKeySpec(secret, ALGORITHM));
            return MessageDigest.isEqual(hmac.doFinal(body), mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
        }
    }
}
