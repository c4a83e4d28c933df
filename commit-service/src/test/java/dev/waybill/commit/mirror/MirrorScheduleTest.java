package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a copy is brought up to date again. */
class MirrorScheduleTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant NOW = BEGUN.plusSeconds(20);
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    @Test
    void thoseThatWereConnectedTogetherAreNotFetchedTogetherForEver() {
        RandomGenerator random = new Random(7);

        Set<Instant> next = IntStream.range(0, 100)
                .mapToObj(_ -> wantedAt(BEGUN))
                .peek(mirror -> mirror.finished(BEGUN, NOW, INTERVAL, random))
                .map(mirror -> mirror.state().nextAttemptAt())
                .collect(Collectors.toSet());

        assertThat(next)
                .hasSize(100)
                .allSatisfy(at -> assertThat(at).isBetween(NOW.plus(INTERVAL.dividedBy(2)), NOW.plus(INTERVAL)));
    }

    @Test
    void whatWasPushedWhileItWasFetchedIsFetchedAtOnce() {
        Mirror mirror = wantedAt(BEGUN.plusMillis(1));

        mirror.finished(BEGUN, NOW, INTERVAL, new Random(7));

        assertThat(mirror.state().nextAttemptAt()).isEqualTo(NOW);
        assertThat(mirror.state().fetchedAt()).isEqualTo(BEGUN);
    }

    @Test
    void whatFailsIsTriedLaterAndLaterButAtLeastEveryHour() {
        Mirror mirror = wantedAt(BEGUN);
        RandomGenerator random = new Random(7);

        mirror.failed("It is away.", NOW, random);
        assertThat(mirror.state().nextAttemptAt()).isBetween(NOW.plusMillis(2_500), NOW.plusSeconds(5));
        IntStream.range(0, 100).forEach(_ -> mirror.failed("It is away.", NOW, random));
        assertThat(mirror.state().nextAttemptAt())
                .isBetween(NOW.plus(Duration.ofMinutes(30)), NOW.plus(Duration.ofHours(1)));
        assertThat(mirror.state().failures()).isEqualTo(101);

        mirror.finished(BEGUN, NOW, INTERVAL, random);
        assertThat(mirror.state().failures()).isZero();
        assertThat(mirror.state().problem()).isNull();
    }

    private static Mirror wantedAt(Instant at) {
        Mirror mirror = new Mirror();
        mirror.startAnew(at);
        return mirror;
    }
}
