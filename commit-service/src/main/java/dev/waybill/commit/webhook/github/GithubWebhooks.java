package dev.waybill.commit.webhook.github;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.HmacSignature;
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

/** GitHub and GitHub Enterprise Server. */
@Singleton
final class GithubWebhooks implements WebhookHost {

    @Override
    public String name() {
        return "github";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return headers.get("X-Hub-Signature-256").flatMap(HmacSignature::prefixed);
    }

    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        return new DeliveryLabel(headers.requiredId("X-GitHub-Delivery"), headers.requiredEvent("X-GitHub-Event"));
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "push" -> GithubPush.meaning(PayloadReader.read(contentType, body, PushPayload.class));
            case "pull_request" ->
                PayloadReader.read(contentType, body, PullRequestPayload.class).read();
            case "deployment_status" ->
                PayloadReader.read(contentType, body, DeploymentStatusPayload.class)
                        .read();
            case "repository" ->
                PayloadReader.read(contentType, body, RepositoryEventPayload.class)
                        .read();
            case "ping" -> Meaning.ping();
            // Every branch and tag that comes or goes is told by a push as well, and every deployment by its first
            // status.
            default -> Meaning.uninteresting();
        };
    }
}
