package dev.waybill.commit.webhook;

import java.util.Optional;

/** The headers of a delivery, whatever the case of their names. */
@FunctionalInterface
public interface WebhookHeaders {

    /** The value of a header that is there and not blank. */
    Optional<String> get(String name);
}
