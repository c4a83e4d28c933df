package dev.waybill.bench.commits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenLoopTest {

    @ParameterizedTest
    @CsvSource({"500,15000,7500", "5,2000,10", "0.5,3000,2", "1000,1,1"})
    void makesAsManyCallsAsFitIntoTheTime(double perSecond, long millis, int calls) {
        assertThat(new OpenLoop(perSecond, Duration.ofMillis(millis)).calls()).isEqualTo(calls);
    }

    @Test
    void callsAreEvenlyApart() {
        OpenLoop loop = new OpenLoop(3, Duration.ofSeconds(1));
        assertThat(List.of(loop.intendedNanos(0), loop.intendedNanos(1), loop.intendedNanos(3)))
                .containsExactly(0L, 333_333_333L, 1_000_000_000L);
    }

    @Test
    void eachCallHasItsNumberAndBeginsAtItsTime() {
        FakeWatch watch = new FakeWatch();
        List<Long> begun = new ArrayList<>();
        Histogram times = new OpenLoop(500, Duration.ofMillis(10), watch).run(number -> {
            assertThat(number).isEqualTo(begun.size());
            begun.add(watch.nanoTime() - FakeWatch.BEGINNING);
            return CompletableFuture.completedFuture(number);
        });
        assertThat(begun).containsExactly(0L, 2_000_000L, 4_000_000L, 6_000_000L, 8_000_000L);
        assertThat(times.getTotalCount()).isEqualTo(5);
        assertThat(times.getMaxValue()).isZero();
    }

    @Test
    void whoHadToWaitForASlowOneIsCountedFromTheIntendedTime() {
        FakeWatch watch = new FakeWatch();
        Histogram times = new OpenLoop(1_000, Duration.ofMillis(5), watch).run(number -> {
            watch.pass(number == 0 ? 30_000_000 : 0);
            return CompletableFuture.completedFuture(number);
        });
        // The last of five was to begin after 4 ms and could not before 30.
        assertThat(times.getMinValue()).isEqualTo(times.lowestEquivalentValue(26_000));
        assertThat(times.getMaxValue()).isEqualTo(times.highestEquivalentValue(30_000));
    }

    @Test
    void anAnswerThatComesLaterDoesNotHoldUpTheOthers() {
        FakeWatch watch = new FakeWatch();
        CompletableFuture<Integer> first = new CompletableFuture<>();
        Histogram times = new OpenLoop(1_000, Duration.ofMillis(4), watch).run(number -> {
            if (number == 3) {
                first.complete(0);
            }
            return number == 0 ? first : CompletableFuture.completedFuture(number);
        });
        assertThat(times.getCountAtValue(0)).isEqualTo(3);
        assertThat(times.getMaxValue()).isEqualTo(times.highestEquivalentValue(3_000));
    }

    @Test
    void aCallThatFailsFailsTheRun() {
        OpenLoop loop = new OpenLoop(1_000, Duration.ofMillis(3), new FakeWatch());
        assertThatThrownBy(() -> loop.run(number -> number == 1
                        ? CompletableFuture.failedFuture(new IllegalArgumentException("not accepted"))
                        : CompletableFuture.completedFuture(number)))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("not accepted");
    }

    /** Time passes only when somebody waits, and then in pieces, as when a thread wakes too early. */
    private static final class FakeWatch implements OpenLoop.Watch {

        static final long BEGINNING = Long.MAX_VALUE - 1_000_000;

        private long now = BEGINNING;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void rest(long nanos) {
            pass((nanos + 1) / 2);
        }

        void pass(long nanos) {
            now += nanos;
        }
    }
}
