package dev.waybill.commit.host.outward;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that leaves.
 *
 * @param headers may hold credentials, so none of this is logged
 * @param body null if there is none
 */
public record OutwardRequest(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {

    public OutwardRequest {
        requireNonNull(method, "method");
        requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "OutwardRequest[" + method + " " + uri + "]";
    }
}
