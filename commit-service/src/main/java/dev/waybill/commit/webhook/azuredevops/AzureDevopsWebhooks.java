package dev.waybill.commit.webhook.azuredevops;

import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.WebhookHost;
import dev.waybill.commit.webhook.payload.PayloadReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Azure DevOps, as a service and as a server. */
@Singleton
final class AzureDevopsWebhooks implements WebhookHost {

    @Override
    public String name() {
        return "azure_devops";
    }

    @Override
    public Optional<Signature> signature(WebhookHeaders headers) {
        return AzureCredential.of(headers);
    }

    @Override
    public DeliveryLabel label(WebhookHeaders headers, byte[] body) {
        return AzureLabel.of(body);
    }

    @Override
    public Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException {
        return switch (event) {
            case "git.push" ->
                PayloadReader.read(contentType, body, AzurePushPayload.class).read();
            case "git.pullrequest.created", "git.pullrequest.updated", "git.pullrequest.merged" ->
                PayloadReader.read(contentType, body, AzurePullRequestPayload.class)
                        .read();
            case "git.repo.renamed" ->
                PayloadReader.read(contentType, body, RepositoryRenamedPayload.class)
                        .read();
            case AzureLabel.UNREADABLE -> {
                PayloadReader.read(contentType, body, Unreadable.class);
                throw new MalformedPayloadException("eventType is missing");
            }
            default -> Meaning.uninteresting();
        };
    }

    /** Nothing is kept; reading it tells what is wrong with it. */
    private record Unreadable() {}
}
