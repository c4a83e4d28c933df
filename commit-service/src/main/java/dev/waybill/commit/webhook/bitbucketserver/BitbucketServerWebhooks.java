package dev.waybill.commit.webhook.bitbucketserver;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import dev.waybill.commit.webhook.payload.PayloadReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Bitbucket Data Center. A webhook without a secret sends no signature; it is refused. */
@Singleton
final class BitbucketServerWebhooks implements WebhookHost {

    @Override
    public String name() {
        return "bitbucket_server";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return headers.get("X-Hub-Signature").flatMap(HmacSignature::prefixed);
    }

    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        return new DeliveryLabel(headers.requiredId("X-Request-Id"), headers.requiredEvent("X-Event-Key"));
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "repo:refs_changed" ->
                PayloadReader.read(contentType, body, RefsChangedPayload.class).read();
            case "repo:modified" ->
                PayloadReader.read(contentType, body, RepositoryModifiedPayload.class)
                        .read();
            case "pr:opened", "pr:modified", "pr:from_ref_updated", "pr:reopened", "pr:merged", "pr:declined" ->
                PayloadReader.read(contentType, body, ServerPullRequestPayload.class)
                        .read();
            case "diagnostics:ping" -> Meaning.ping();
            default -> Meaning.uninteresting();
        };
    }
}
