package dev.waybill.commit.webhook.gitea;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import dev.waybill.commit.webhook.payload.PayloadReader;
import dev.waybill.commit.webhook.payload.PullRequestPayload;
import dev.waybill.commit.webhook.payload.PushPayload;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gitea and Forgejo. Both send their headers under the names of GitHub and Gogs as well; those are not looked at. */
@Singleton
final class GiteaWebhooks implements WebhookHost {

    @Override
    public String name() {
        return "gitea";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return GiteaSignature.of(headers);
    }

    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        String id = headers.get("X-Forgejo-Delivery").orElseGet(() -> headers.requiredId("X-Gitea-Delivery"));
        String event = headers.get("X-Forgejo-Event").orElseGet(() -> headers.requiredEvent("X-Gitea-Event"));
        return new DeliveryLabel(id, event);
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "push" -> GiteaPush.meaning(PayloadReader.read(contentType, body, PushPayload.class));
            case "delete" ->
                PayloadReader.read(contentType, body, DeletePayload.class).read();
            // A branch or tag that was created is told by a push as well.
            case "pull_request" ->
                PayloadReader.read(contentType, body, PullRequestPayload.class).read();
            default -> Meaning.uninteresting();
        };
    }
}
