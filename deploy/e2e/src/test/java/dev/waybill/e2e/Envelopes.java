package dev.waybill.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What an SDK puts on the wire, by hand: for tests that look at the answer, which an SDK keeps to itself. */
record Envelopes(Map<String, String> environment) {

    /** Where project web takes envelopes. */
    String path() {
        String dsn = environment.get("SENTRY_DSN");
        return "/api/" + dsn.substring(dsn.lastIndexOf('/') + 1) + "/envelope/";
    }

    /** The DSN's key as a header. */
    Map<String, String> authentication() {
        String key = environment.get("SENTRY_DSN").replaceFirst(".*//([0-9a-f]+)@.*", "$1");
        return Map.of("X-Sentry-Auth", "Sentry sentry_version=7,sentry_key=" + key);
    }

    /** One error of a version; sent again it is the same error. */
    static byte[] errorOf(String version) {
        String id = UUID.nameUUIDFromBytes(version.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return """
                {"event_id":"%1$s"}
                {"type":"event"}
                {"event_id":"%1$s","release":"%2$s","environment":"production","message":"the cart is empty"}
                """.formatted(id, version).getBytes(StandardCharsets.UTF_8);
    }
}
