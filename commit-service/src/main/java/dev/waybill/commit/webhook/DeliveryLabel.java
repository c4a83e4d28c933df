package dev.waybill.commit.webhook;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a delivery from others.
 *
 * @param id the same when the host sends it again
 * @param event what it is about, in the host's words
 */
public record DeliveryLabel(String id, String event) {

    public DeliveryLabel {
        requireNonNull(id, "id");
        requireNonNull(event, "event");
    }

    /**
     * An id made of what was sent, for hosts that give none, or one that several deliveries share: the same bytes about the same event are
     * then the same delivery.
     *
     * @param given the id that is shared, empty if there is none
     */
    public static String derivedId(String given, String event, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((given + "\n" + event + "\n").getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
