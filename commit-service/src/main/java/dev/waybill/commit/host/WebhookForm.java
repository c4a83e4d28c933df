package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What somebody enters at the host where Waybill has no token to do it.
 *
 * @param contentType as the host's form calls it
 * @param events the host's names of the events to choose
 * @param secretField where the secret goes
 */
public record WebhookForm(String contentType, List<String> events, String secretField) {

    public WebhookForm {
        requireNonNull(contentType, "contentType");
        requireNonNull(secretField, "secretField");
        events = List.copyOf(events);
    }
}
