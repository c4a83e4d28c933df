package dev.waybill.commit.host;

import dev.waybill.commit.host.outward.OutwardAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads when a host wants to be called again. Understood are {@code Retry-After} (RFC 9110: seconds or a date), {@code X-RateLimit-Reset}
 * (GitHub, Azure DevOps: seconds since 1970) and {@code RateLimit-Reset} (GitLab: seconds since 1970; the IETF's draft: seconds from now),
 * each with its {@code …-Remaining}.
 */
final class RateLimit {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    /** What is smaller counts seconds from now; as a time it would lie before 2001. */
    private static final long FIRST_TIME = 1_000_000_000L;

    private RateLimit() {}

    /** Whether the answer says that there were too many calls. */
    static boolean isLimited(OutwardAnswer answer) {
        return answer.status() == 429
                || (answer.status() == 403 && (answer.header("Retry-After").isPresent() || isUsedUp(answer)));
    }

    /** Whether the answer was the last one for now. */
    static boolean isUsedUp(OutwardAnswer answer) {
        return Stream.of("X-RateLimit-Remaining", "RateLimit-Remaining")
                .anyMatch(name -> answer.header(name)
                        .map(String::strip)
                        .filter("0"::equals)
                        .isPresent());
    }

    /** How long to wait, between a second and six hours; empty if the host does not say. */
    static Optional<Duration> waiting(OutwardAnswer answer, Instant now) {
        return answer.header("Retry-After")
                .flatMap(text -> retryAfter(text.strip(), now))
                .or(() -> Stream.of("X-RateLimit-Reset", "RateLimit-Reset")
                        .flatMap(name -> answer.header(name).stream())
                        .flatMap(text -> number(text.strip()).stream())
                        .findFirst()
                        .map(number -> number < FIRST_TIME
                                ? Duration.ofSeconds(number)
                                : Duration.between(now, Instant.ofEpochSecond(number))))
                .map(RateLimit::bounded);
    }

    private static Optional<Duration> retryAfter(String text, Instant now) {
        return number(text).map(Duration::ofSeconds).or(() -> {
            try {
                return Optional.of(
                        Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)));
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Long> number(String text) {
        // Azure DevOps writes fractions.
        int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        boolean digits = end > 0 && end <= 11 && text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text, 0, end, 10)) : Optional.empty();
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
