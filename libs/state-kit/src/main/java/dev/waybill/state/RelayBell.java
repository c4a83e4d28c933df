package dev.waybill.state;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay. Ringing while it works means that it looks once more before it sleeps. */
@Singleton
final class RelayBell {

    private final Semaphore bell = new Semaphore(0);

    void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Sleeps until the bell rings or the time is over. */
    void sleep(Duration atMost) throws InterruptedException {
        if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }
}
