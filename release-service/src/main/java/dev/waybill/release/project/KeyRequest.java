package dev.waybill.release.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.request.BodyFields;
import org.jspecify.annotations.Nullable;

/** What a client key shall be like; rate limits and loader options are not looked at. What is absent is null. */
record KeyRequest(@Nullable String name, @Nullable Boolean isActive) {

    private static final int MAX_NAME = 64;

    static KeyRequest read(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        KeyRequest request = new KeyRequest(body.text("name", MAX_NAME), body.flag("isActive"));
        body.check();
        return request;
    }

    /** Whether rotation shall turn the old key off. */
    static boolean readDeactivate(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        Boolean deactivate = body.flag("deactivateOld");
        body.check();
        return Boolean.TRUE.equals(deactivate);
    }
}
