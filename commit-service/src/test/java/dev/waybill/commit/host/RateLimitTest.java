package dev.waybill.commit.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.host.outward.OutwardAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "retry-after, 30, 30",
        "retry-after, 0, 1",
        "retry-after, 99999999, 21600",
        "retry-after, 'Tue, 24 Nov 2026 12:01:30 GMT', 90",
        "retry-after, 'Tue, 24 Nov 2026 11:00:00 GMT', 1",
        "x-ratelimit-reset, 1795521660, 60",
        "ratelimit-reset, 1795521660, 60",
        "ratelimit-reset, 45, 45",
        "x-ratelimit-reset, 1795521660.25, 60",
    })
    void saysHowLongToWait(String header, String value, long seconds) {
        assertThat(RateLimit.waiting(answer(429, Map.of(header, value)), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"retry-after, soon", "retry-after, -5", "ratelimit-reset, ''", "ratelimit-reset, 99999999999999999999"})
    void doesNotGuess(String header, String value) {
        assertThat(RateLimit.waiting(answer(429, Map.of(header, value)), NOW)).isEmpty();
    }

    @Test
    void tellsALimitFromARefusal() {
        assertThat(RateLimit.isLimited(answer(429, Map.of()))).isTrue();
        assertThat(RateLimit.isLimited(answer(403, Map.of("x-ratelimit-remaining", "0"))))
                .isTrue();
        assertThat(RateLimit.isLimited(answer(403, Map.of("retry-after", "60"))))
                .isTrue();
        assertThat(RateLimit.isLimited(answer(403, Map.of("x-ratelimit-remaining", "7"))))
                .isFalse();
        assertThat(RateLimit.isLimited(answer(403, Map.of()))).isFalse();
        assertThat(RateLimit.isUsedUp(answer(200, Map.of("ratelimit-remaining", "0"))))
                .isTrue();
    }

    private static OutwardAnswer answer(int status, Map<String, String> headers) {
        return new OutwardAnswer(status, headers, new byte[0]);
    }
}
