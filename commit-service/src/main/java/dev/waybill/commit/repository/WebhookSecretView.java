package dev.waybill.commit.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the host has to be told after a change of the secret.
 *
 * @param webhookSecret shown this once if it was made here
 */
record WebhookSecretView(
        String id,
        String webhookUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String webhookSecret) {

    @Override
    public String toString() {
        return "WebhookSecretView[" + id + "]";
    }
}
