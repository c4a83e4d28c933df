package dev.waybill.release.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.request.BodyFields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a token is rotated.
 *
 * @param overlap how long the old one goes on working: by default a day, at the most a week, zero to end it at once
 */
record RotateRequest(Duration overlap) {

    private static final Duration DEFAULT = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MAX_DIGITS = 20;

    static RotateRequest read(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String seconds = body.text("overlapSeconds", MAX_DIGITS);
        RotateRequest request = new RotateRequest(DEFAULT);
        if (seconds != null && seconds.matches("\\d{1,6}") && Long.parseLong(seconds) <= LONGEST.toSeconds()) {
            request = new RotateRequest(Duration.ofSeconds(Long.parseLong(seconds)));
        } else if (seconds != null) {
            body.refuse("overlapSeconds", "Ensure this value is a number from 0 to " + LONGEST.toSeconds() + ".");
        }
        body.check();
        return request;
    }
}
