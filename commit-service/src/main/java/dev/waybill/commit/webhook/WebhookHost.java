package dev.waybill.commit.webhook;

import java.util.Optional;

/** How one kind of host sends webhooks. A host is added by a bean of this type. */
public interface WebhookHost {

    /** The short name, as in the address: {@code github}. */
    String name();

    /**
     * The host's signature.
     *
     * @return empty if there is none, or none of the form that this host gives
     */
    Optional<Signature> signature(WebhookHeaders headers);

    /** The host's id of this delivery, the same when it is sent again; empty if the host did not give one. */
    Optional<String> deliveryId(WebhookHeaders headers);

    /** What the delivery is about; empty if the host did not say. */
    Optional<String> event(WebhookHeaders headers);

    /**
     * What the host says.
     *
     * @param contentType of the body, empty if none was given
     * @throws MalformedPayloadException if it cannot be read
     */
    Meaning read(String event, String contentType, byte[] body) throws MalformedPayloadException;
}
