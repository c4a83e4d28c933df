package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The webhook that a host should have.
 *
 * @param address where the host sends to
 * @param secret what it signs with, or identifies itself with; never to be logged
 * @param knownId the host's id of the one that was made before, so that one whose address was changed is found too; null if there was none
 * @param renewSecret whether the secret has to be written even if all that can be seen is right, for no host shows secrets
 */
public record WebhookWish(
        String address, String secret, @Nullable String knownId, boolean renewSecret) {

    public WebhookWish {
        requireNonNull(address, "address");
        requireNonNull(secret, "secret");
    }

    /** Whether the host should check our certificate. */
    public boolean isEncrypted() {
        return address.startsWith("https:");
    }

    @Override
    public String toString() {
        return "WebhookWish[address=" + address + ", knownId=" + knownId + "]";
    }
}
