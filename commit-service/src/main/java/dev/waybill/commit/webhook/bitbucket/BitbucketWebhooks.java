package dev.waybill.commit.webhook.bitbucket;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import dev.waybill.commit.webhook.payload.PayloadReader;
import dev.waybill.contracts.CommitFact.PullRequestState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Bitbucket Cloud. A webhook without a secret sends no signature; it is refused. */
@Singleton
final class BitbucketWebhooks implements WebhookHost {

    @Override
    public String name() {
        return "bitbucket";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return headers.get("X-Hub-Signature").flatMap(HmacSignature::prefixed);
    }

    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        return new DeliveryLabel(headers.requiredId("X-Request-UUID"), headers.requiredEvent("X-Event-Key"));
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "repo:push" ->
                PayloadReader.read(contentType, body, BitbucketPushPayload.class)
                        .read();
            case "repo:updated" ->
                PayloadReader.read(contentType, body, RepositoryUpdatedPayload.class)
                        .read();
            case "pullrequest:created", "pullrequest:updated" -> pullRequest(contentType, body, PullRequestState.OPEN);
            case "pullrequest:fulfilled" -> pullRequest(contentType, body, PullRequestState.MERGED);
            case "pullrequest:rejected" -> pullRequest(contentType, body, PullRequestState.CLOSED);
            default -> Meaning.uninteresting();
        };
    }

    private static Meaning pullRequest(String contentType, byte[] body, PullRequestState state)
            throws MalformedPayloadException {
        return PayloadReader.read(contentType, body, BitbucketPullRequestPayload.class)
                .read(state);
    }
}
