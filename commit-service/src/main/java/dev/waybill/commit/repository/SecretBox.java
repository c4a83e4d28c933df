package dev.waybill.commit.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals the secrets of webhooks for the database: AES-GCM, bound to the repository so that one cannot stand in for another. A sealed secret is
 * {@code version (1) | key id (1) | nonce (12) | ciphertext and tag}; the key id is the first byte of the key's SHA-256, so a key can be
 * replaced while secrets that were sealed with the old one are still read.
 */
@Singleton
final class SecretBox {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int GENERATED_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<Byte, SecretKeySpec> keys = new LinkedHashMap<>();
    private final byte current;

    @Inject
    SecretBox(
            @ConfigProperty(name = "waybill.encryption-key") String key,
            @ConfigProperty(name = "waybill.encryption-keys-retired") Optional<List<String>> retired) {
        this.current = add(key);
        retired.orElse(List.of()).forEach(this::add);
    }

    /** A secret that nobody can guess, in characters that every host's form takes. */
    String generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    byte[] seal(long repositoryId, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                current,
                nonce,
                repositoryId,
                ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
        return ByteBuffer.allocate(2 + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .put(current)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(long repositoryId, byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (buffer.remaining() < 2 + NONCE_BYTES || buffer.get() != VERSION) {
            throw new IllegalStateException("the sealed secret of repository " + repositoryId + " has an unknown form");
        }
        byte key = buffer.get();
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, repositoryId, buffer);
    }

    private byte[] run(int mode, byte keyId, byte[] nonce, long repositoryId, ByteBuffer text) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException(
                    "the secret of repository " + repositoryId
                            + " was sealed with a key that is neither waybill.encryption-key nor among waybill.encryption-keys-retired");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, repositoryId));
            ByteBuffer out = ByteBuffer.allocate(cipher.getOutputSize(text.remaining()));
            cipher.doFinal(text, out);
            byte[] result = new byte[out.flip().remaining()];
            out.get(result);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of repository " + repositoryId + " cannot be sealed or opened", e);
        }
    }

    private byte add(String text) {
        byte[] key = decode(text.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "waybill.encryption-key has to be " + KEY_BYTES + " bytes, as 64 hexadecimal digits or in base64");
        }
        try {
            byte id = MessageDigest.getInstance("SHA-256").digest(key)[0];
            keys.putIfAbsent(id, new SecretKeySpec(key, "AES"));
            return id;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    private static byte[] decode(String text) {
        try {
            return text.length() == 2 * KEY_BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }
}
