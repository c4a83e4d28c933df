package dev.waybill.commit.webhook;

import dev.waybill.kit.error.ApiException;
import java.util.Optional;

/** How one kind of host sends webhooks. A host is added by a bean of this type. */
public interface WebhookHost {

    /** The short name, as in the address: {@code github}. Kinds of hosts that send alike share one. */
    String name();

    /**
     * The host's signature.
     *
     * @return empty if there is none, or none of the form that this host gives
     */
    Optional<Signature> signature(WebhookHeaders headers);

    /**
     * What tells the delivery from others; asked only once its signature was found right.
     *
     * @throws ApiException 400 if the host left out what it always tells
     */
    DeliveryLabel label(WebhookHeaders headers, byte[] body);

    /**
     * What the host says.
     *
     * @param contentType of the body, empty if none was given
     * @throws MalformedPayloadException if it cannot be read
     */
    Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException;
}
