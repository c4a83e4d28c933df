package dev.waybill.commit.webhook.github;

import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import jakarta.inject.Singleton;
import java.util.Optional;

/** GitHub and GitHub Enterprise Server. */
@Singleton
final class GithubWebhooks implements WebhookHost {

    private final GithubPayloadReader payloads = new GithubPayloadReader();

    @Override
    public String name() {
        return "github";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return headers.get("X-Hub-Signature-256").flatMap(GithubSignature::parse);
    }

    @Override
    public Optional<String> deliveryId(WebhookHeaders headers) {
        return headers.get("X-GitHub-Delivery");
    }

    @Override
    public Optional<String> event(WebhookHeaders headers) {
        return headers.get("X-GitHub-Event");
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "push" -> GithubPush.meaning(payloads.push(contentType, body));
            case "ping" -> new Meaning.Uninteresting("the host tried the webhook out");
            // Every branch and tag that comes or goes is told by a push as well.
            default -> new Meaning.Uninteresting("nothing is kept of this event");
        };
    }
}
