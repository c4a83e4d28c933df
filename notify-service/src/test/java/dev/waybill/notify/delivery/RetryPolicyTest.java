package dev.waybill.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    /** In the middle: no jitter. */
    private static final RandomGenerator MIDDLE = fixed(0.5);

    @Test
    void waitsDoubleFromTenSecondsToAnHour() {
        RetryPolicy retries = new RetryPolicy(RetryPolicy.FIRST, MIDDLE);

        assertThat(IntStream.rangeClosed(1, 11).mapToObj(retries::afterAttempt).map(Optional::orElseThrow))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    }

    @Test
    void givesUpWhenTheWaitsAddUpToADay() {
        RetryPolicy retries = new RetryPolicy(RetryPolicy.FIRST, MIDDLE);

        Duration waited = Stream.iterate(1, attempt -> attempt + 1)
                .map(retries::afterAttempt)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(waited).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(retries.afterAttempt(1_000_000)).isEmpty();
    }

    @Test
    void everyWaitIsMovedByUpToAFifth() {
        assertThat(new RetryPolicy(RetryPolicy.FIRST, fixed(0)).afterAttempt(1)).contains(Duration.ofSeconds(8));
        assertThat(new RetryPolicy(RetryPolicy.FIRST, fixed(1)).afterAttempt(1)).contains(Duration.ofSeconds(12));
    }

    @Test
    void anOutageNeverKeepsAMessageLongerThanAMinuteAndLastsAWeek() {
        RetryPolicy retries = new RetryPolicy(RetryPolicy.FIRST, MIDDLE);

        assertThat(retries.afterOutage(1)).contains(Duration.ofSeconds(10));
        assertThat(retries.afterOutage(9_000)).contains(Duration.ofMinutes(1));
        assertThat(retries.afterOutage(11_000)).isEmpty();
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
