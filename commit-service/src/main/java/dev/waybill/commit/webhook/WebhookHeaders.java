package dev.waybill.commit.webhook;

import dev.waybill.kit.error.ApiException;
import java.util.Optional;

/** The headers of a delivery, whatever the case of their names. */
@FunctionalInterface
public interface WebhookHeaders {

    /** The value of a header that is there and not blank. */
    Optional<String> get(String name);

    /** The id of the delivery. 400 if it is not there. */
    default String requiredId(String name) {
        return get(name).orElseThrow(() -> ApiException.badRequest("The delivery has no id."));
    }

    /** What the delivery is about. 400 if it is not there. */
    default String requiredEvent(String name) {
        return get(name).orElseThrow(() -> ApiException.badRequest("The delivery names no event."));
    }
}
