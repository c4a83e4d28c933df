package dev.waybill.kit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicallyTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Periodically periodically = new Periodically();

    @AfterEach
    void stop() {
        periodically.stop(new ShutdownEvent());
    }

    @Test
    void aLookThatFailsIsTakenAgain() throws Exception {
        CountDownLatch looks = new CountDownLatch(3);

        periodically.look(PAUSE, () -> {
            looks.countDown();
            throw new IllegalStateException("nothing to be seen");
        });

        assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLookThatFailsKeepsNoOtherFromBeingTaken() throws Exception {
        CountDownLatch looks = new CountDownLatch(3);

        periodically.look(PAUSE, () -> {
            throw new IllegalStateException("nothing to be seen");
        });
        periodically.look(PAUSE, looks::countDown);

        assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
