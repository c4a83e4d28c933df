package dev.waybill.commit.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainTest {

    private final Queue<Runnable> submitted = new ArrayDeque<>();
    private final AtomicInteger pieces = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void worksEverythingOff() {
        pieces.set(3);
        Drain drain = drain();

        drain.wake();
        submitted.remove().run();

        assertThat(done).hasValue(3);
    }

    @Test
    void manyCallsAreOneRun() {
        Drain drain = drain();

        drain.wake();
        drain.wake();

        assertThat(submitted).hasSize(1);
    }

    @Test
    void aFailureEndsTheRunAndTheNextCallGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        Drain drain = new Drain("pieces", submitted::add, () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return false;
        });

        drain.wake();
        submitted.remove().run();
        drain.wake();
        submitted.remove().run();

        assertThat(calls).hasValue(2);
    }

    @Test
    void aCallDuringTheLastStepIsNotLost() {
        Drain[] drain = new Drain[1];
        AtomicInteger calls = new AtomicInteger();
        drain[0] = new Drain("pieces", submitted::add, () -> {
            if (calls.incrementAndGet() == 1) {
                drain[0].wake();
            }
            return false;
        });

        drain[0].wake();
        submitted.remove().run();

        assertThat(calls).hasValue(2);
        assertThat(submitted).isEmpty();
    }

    @Test
    void aStoppedOneDoesNotBegin() {
        Drain drain = drain();

        drain.stop();
        drain.wake();

        assertThat(submitted).isEmpty();
    }

    @Test
    void nothingIsLeftHoweverManyCall() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Drain drain = new Drain("pieces", executor, this::step);
            CountDownLatch callers = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                executor.execute(() -> {
                    pieces.incrementAndGet();
                    drain.wake();
                    callers.countDown();
                });
            }
            assertThat(callers.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(done).hasValue(50);
    }

    private Drain drain() {
        return new Drain("pieces", submitted::add, this::step);
    }

    private boolean step() {
        if (pieces.get() == 0) {
            return false;
        }
        pieces.decrementAndGet();
        done.incrementAndGet();
        return true;
    }
}
