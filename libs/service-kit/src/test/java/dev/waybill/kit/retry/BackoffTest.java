package dev.waybill.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,50,100", "2,100,200", "3,200,400", "7,3200,6400", "8,5000,10000", "100000,5000,10000"})
    void doublesUpToTenSecondsWithARandomHalf(int failures, long atLeast, long atMost) {
        Random random = new Random(1);

        for (int i = 0; i < 100; i++) {
            assertThat(Backoff.STANDARD.after(failures, random))
                    .isBetween(Duration.ofMillis(atLeast), Duration.ofMillis(atMost));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,250,500", "2,1000,2000", "4,16000,32000", "6,150000,300000", "51,150000,300000"})
    void growsByAnyFactor(int failures, long atLeast, long atMost) {
        Backoff steep = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5), 4);
        Random random = new Random(1);

        for (int i = 0; i < 100; i++) {
            assertThat(steep.after(failures, random)).isBetween(Duration.ofMillis(atLeast), Duration.ofMillis(atMost));
        }
    }

    @Test
    void spreads() {
        Random random = new Random(1);

        assertThat(Backoff.STANDARD.after(8, random)).isNotEqualTo(Backoff.STANDARD.after(8, random));
    }
}
