package dev.waybill.commit.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC-SHA256 of the raw body, as most hosts sign. */
public final class HmacSignature implements Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String PREFIX = "sha256=";

    private final byte[] mac;

    private HmacSignature(byte[] mac) {
        this.mac = mac;
    }

    /** Reads {@code sha256=<hex>}; empty if the header has not that form. */
    public static Optional<Signature> prefixed(String header) {
        return header.startsWith(PREFIX) ? hexadecimal(header.substring(PREFIX.length())) : Optional.empty();
    }

    /** Reads {@code <hex>}; empty if the header has not that form. */
    public static Optional<Signature> hexadecimal(String header) {
        return DIGITS.matcher(header).matches()
                ? Optional.of(new HmacSignature(HexFormat.of().parseHex(header)))
                : Optional.empty();
    }

    @Override
    public boolean fits(byte[] body, byte[] secret) {
        return MessageDigest.isEqual(of(secret, body), mac);
    }

    /** The HMAC-SHA256 of pieces that follow each other. */
    public static byte[] of(byte[] key, byte[]... pieces) {
        try {
            Mac hmac = Mac.getInstance(ALGORITHM);
            hmac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] piece : pieces) {
                hmac.update(piece);
            }
            return hmac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
        }
    }
}
