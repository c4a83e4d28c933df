package dev.waybill.bench.commits;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class TimesTest {

    @Test
    void aLineShowsCountMedianTailAndTheSlowest() {
        Histogram micros = Times.histogram();
        for (int n = 1; n <= 100; n++) {
            micros.recordValue(n * 100L);
        }
        assertThat(Times.line("range of 10", micros))
                .matches("range of 10 +100 times {2}p50 +5\\.0 ms {2}p99 +9\\.9 ms {2}max +10\\.0 ms");
    }

    @Test
    void anAimIsReachedUpToItAndMissedBeyond() {
        Histogram micros = Times.histogram();
        micros.recordValue(4_999);
        assertThat(Times.verdict("containment", micros, 5)).isEqualTo("containment: aim p99 ≤ 5 ms, reached");
        micros.recordValue(5_100);
        assertThat(Times.verdict("containment", micros, 5)).endsWith("missed");
    }

    @Test
    void timesAreKeptInMicroseconds() {
        Histogram micros = Times.histogram();
        Times.add(micros, 7_000_900);
        assertThat(micros.getMaxValue()).isEqualTo(micros.highestEquivalentValue(7_000));
    }

    @Test
    void whatIsLongerThanCanBeCountedIsCountedAsTheLongest() {
        Histogram micros = Times.histogram();
        Times.add(micros, 3_600_000_000_000L);
        assertThat(micros.getTotalCount()).isEqualTo(1);
        assertThat(micros.getMaxValue()).isEqualTo(micros.highestEquivalentValue(600_000_000));
    }
}
