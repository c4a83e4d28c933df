package dev.waybill.commit.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostProblem;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookDelayTest {

    private final RandomGenerator random = RandomGenerator.getDefault();

    @ParameterizedTest
    @CsvSource({"0, PT30S, PT1M", "1, PT1M, PT2M", "5, PT16M, PT32M", "9, PT3H, PT6H", "1000, PT3H, PT6H"})
    void growsAndStaysBounded(int failures, Duration least, Duration most) {
        HostException away = new HostException(HostProblem.UNAVAILABLE, "It did not answer.");

        assertThat(WebhookDelay.after(away, failures, random)).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"PT2H, PT2H, PT2H", "PT1S, PT30S, PT1M"})
    void isNeverShorterThanTheHostWants(Duration wanted, Duration least, Duration most) {
        HostException limited = new HostException(HostProblem.LIMITED, "No more calls.", wanted, null);

        assertThat(WebhookDelay.after(limited, 0, random)).isBetween(least, most);
    }
}
