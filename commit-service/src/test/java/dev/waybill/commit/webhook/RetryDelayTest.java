package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryDelayTest {

    private final Random random = new Random(7);

    @Test
    void growsFromHalfASecondToFiveMinutes() {
        for (int i = 0; i < 100; i++) {
            assertThat(RetryDelay.after(0, random)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(RetryDelay.after(3, random)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
            assertThat(RetryDelay.after(50, random)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        }
    }

    @Test
    void isNotAlwaysTheSame() {
        assertThat(RetryDelay.after(2, random)).isNotEqualTo(RetryDelay.after(2, random));
    }
}
