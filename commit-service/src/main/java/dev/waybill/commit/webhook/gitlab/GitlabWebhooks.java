package dev.waybill.commit.webhook.gitlab;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import dev.waybill.commit.webhook.payload.PayloadReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** GitLab, on gitlab.com or anywhere else. */
@Singleton
final class GitlabWebhooks implements WebhookHost {

    private final Clock clock;

    @Inject
    GitlabWebhooks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return GitlabSignature.of(headers, clock.instant());
    }

    /** Since 17.4 there is a key that stays the same for every attempt. Before, events that came of one push could share their id. */
    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        String event = headers.requiredEvent("X-Gitlab-Event");
        String id = headers.get("Idempotency-Key")
                .or(() -> headers.get("webhook-id"))
                .orElseGet(() -> DeliveryLabel.derivedId(
                        headers.get("X-Gitlab-Event-UUID").orElse(""), event, body));
        return new DeliveryLabel(id, event);
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "Push Hook", "Tag Push Hook" ->
                PayloadReader.read(contentType, body, GitlabPushPayload.class).read();
            case "Merge Request Hook" ->
                PayloadReader.read(contentType, body, MergeRequestPayload.class).read();
            case "Deployment Hook" ->
                PayloadReader.read(contentType, body, DeploymentPayload.class).read();
            default -> Meaning.uninteresting();
        };
    }
}
