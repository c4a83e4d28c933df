package dev.waybill.commit.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.commit.host.WebhookForm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a repository's host is told to send webhooks.
 *
 * @param state {@code installed}: Waybill made it at the host and keeps it; {@code pending}, {@code failing}: it will be tried (again);
 *     {@code manual}: somebody has to enter it at the host; {@code none}: the host sends none
 * @param message what was done or is to be done, for people
 * @param contentType to choose at the host
 * @param events to choose at the host, by the host's names
 * @param secretField where the secret goes at the host
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        String state,
        String message,
        @Nullable String contentType,
        @Nullable List<String> events,
        @Nullable String secretField,
        @Nullable Instant checkedAt) {

    static WebhookView none(String host) {
        return new WebhookView("none", host + " sends no webhooks; the repository is fetched.", null, null, null, null);
    }

    static WebhookView manual(String host, WebhookForm form) {
        return new WebhookView(
                "manual",
                "Enter the webhook at " + host + ": the address, the content type, the secret and the events.",
                form.contentType(),
                form.events(),
                form.secretField(),
                null);
    }

    static WebhookView kept(HostWebhook webhook, String host) {
        String problem = webhook.problem();
        String message = switch (webhook.state()) {
            case pending -> "The webhook will be made at " + host + " soon.";
            case installed -> "The webhook is at " + host + ". Waybill looks after it.";
            case failing, removing -> (problem == null ? host + " did not answer." : problem) + " It is tried again.";
        };
        return new WebhookView(webhook.state().name(), message, null, null, null, webhook.checkedAt());
    }
}
