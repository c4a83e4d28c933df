package dev.waybill.commit.repository;

import dev.waybill.kit.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change of the secret that a host signs with.
 *
 * @param webhookSecret by default one is made
 */
record WebhookSecretRequest(@Nullable String webhookSecret) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    /** The secret, null if one is to be made. 400 if it is too short or too long. */
    @Nullable
    String validSecret() {
        if (webhookSecret != null && (webhookSecret.length() < SHORTEST || webhookSecret.length() > LONGEST)) {
            throw ApiException.invalidField(
                    "webhookSecret", "A secret has between " + SHORTEST + " and " + LONGEST + " characters.");
        }
        return webhookSecret;
    }

    @Override
    public String toString() {
        return "WebhookSecretRequest[]";
    }
}
