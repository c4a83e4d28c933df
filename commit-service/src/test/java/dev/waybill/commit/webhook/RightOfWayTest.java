package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightOfWayTest {

    private static final Duration STEP = Duration.ofMillis(10);

    private final List<Duration> rests = new ArrayList<>();
    private long now;

    private final RightOfWay way = new RightOfWay(() -> now, nanos -> rests.add(Duration.ofNanos(nanos)));

    @Test
    void workGoesOnWhileDeliveriesAreKeptFast() {
        way.work(() -> step(STEP, RightOfWay.SLOW));

        assertThat(rests).isEmpty();
    }

    @Test
    void workRestsFourTimesAsLongAsItTookOnceADeliveryWasKeptSlowly() {
        way.work(() -> step(STEP, RightOfWay.SLOW.plusMillis(1)));
        way.work(() -> step(STEP, RightOfWay.SLOW));

        assertThat(rests)
                .containsExactly(STEP.plus(RightOfWay.SLOW).plusMillis(1).multipliedBy(4));
    }

    @Test
    void restsHaveAnEnd() {
        way.work(() -> step(Duration.ofMinutes(1), RightOfWay.SLOW.multipliedBy(2)));

        assertThat(rests).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void whereNothingWasLeftThereIsNothingToRestFrom() {
        boolean more = way.work(() -> !step(STEP, RightOfWay.SLOW.multipliedBy(2)));

        assertThat(more).isFalse();
        assertThat(rests).isEmpty();
    }

    private boolean step(Duration work, Duration kept) {
        now += work.toNanos();
        return way.keeping(() -> {
            now += kept.toNanos();
            return true;
        });
    }
}
