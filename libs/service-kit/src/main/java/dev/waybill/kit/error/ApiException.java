package dev.waybill.kit.error;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a status and a body that clients understand. Carries no stack trace: it is an answer, not a fault.
 *
 * <p>The bodies are Sentry's: {@code sentry-cli} prints the text of a body with exactly one key {@code detail}, and shows any other object
 * as it is.
 */
public final class ApiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, ?> body;
    private final transient Map<String, String> headers;

    private ApiException(int status, Map<String, ?> body, Map<String, String> headers) {
        super(status + " " + body, null, false, false);
        this.status = status;
        this.body = Map.copyOf(body);
        this.headers = Map.copyOf(headers);
    }

    /** 404 with Sentry's words. Also the answer for what the caller may not see. */
    public static ApiException notFound() {
        return detail(404, "The requested resource does not exist");
    }

    /** 400 with a sentence about what is wrong. */
    public static ApiException badRequest(String detail) {
        return detail(400, detail);
    }

    /** 400 naming one field and the rule that it broke. */
    public static ApiException invalidField(String field, String message) {
        return invalidFields(Map.of(field, List.of(message)));
    }

    /** 400 naming the fields and the rules that they broke. */
    public static ApiException invalidFields(Map<String, List<String>> messages) {
        return new ApiException(400, messages, Map.of());
    }

    /** 400 naming fields and, for those that hold objects, the fields inside them ({@code {"commits": {"id": ["…"]}}}). */
    public static ApiException invalid(Map<String, ?> messages) {
        return new ApiException(400, messages, Map.of());
    }

    /** 400 in Sentry's typed form {@code {"detail": {"code", "message", "extra"}}}. */
    public static ApiException typed(String code, String message) {
        return new ApiException(
                400, Map.of("detail", Map.of("code", code, "message", message, "extra", Map.of())), Map.of());
    }

    /** 409 with a sentence about what is in the way. */
    public static ApiException conflict(String detail) {
        return detail(409, detail);
    }

    /** 401; asks for a token. */
    public static ApiException unauthorized(String detail) {
        return new ApiException(401, Map.of("detail", detail), Map.of("WWW-Authenticate", "Bearer realm=\"api\""));
    }

    /** 403 with Sentry's words. */
    public static ApiException forbidden() {
        return detail(403, "You do not have permission to perform this action.");
    }

    /** 413 naming the limit. */
    public static ApiException tooLarge(String detail) {
        return detail(413, detail);
    }

    /** 503; the caller may come again after the given time. */
    public static ApiException unavailable(String detail, Duration retryAfter) {
        return new ApiException(
                503,
                Map.of("detail", detail),
                Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }

    /** Any status with a body of one sentence. */
    public static ApiException detail(int status, String detail) {
        return new ApiException(status, Map.of("detail", detail), Map.of());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The JSON object to answer with. */
    public Map<String, ?> body() {
        return body;
    }

    /** Further headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The sentence of the body, null where it names fields. */
    public @Nullable String detail() {
        return body.get("detail") instanceof String sentence ? sentence : null;
    }
}
