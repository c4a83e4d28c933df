package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AheadTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void givesPiecesInTheirOrderAndThenNone() throws IOException {
        try (Ahead<Integer> ahead = new Ahead<>(threads, upTo(3))) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThat(ahead.next()).isEqualTo(2);
            assertThat(ahead.next()).isEqualTo(3);
            assertThat(ahead.next()).isNull();
            assertThat(ahead.next()).isNull();
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void isOnePieceAheadAndNotMore() throws IOException {
        try (Ahead<Integer> ahead = new Ahead<>(threads, upTo(100))) {
            assertThat(ahead.next()).isEqualTo(1);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void failuresOfTheSourceAreThrownAsTheyAre() {
        IOException unreadable = new IOException("unreadable");
        IllegalStateException wrong = new IllegalStateException("wrong");
        try (Ahead<Integer> ahead = new Ahead<>(threads, () -> {
            throw unreadable;
        })) {
            assertThatThrownBy(ahead::next).isSameAs(unreadable);
        }
        try (Ahead<Integer> ahead = new Ahead<>(threads, () -> {
            throw wrong;
        })) {
            assertThatThrownBy(ahead::next).isSameAs(wrong);
        }
    }

    @Test
    void closedNobodyAsksTheSourceAnyMoreEvenIfTheThreadIsToStop() {
        CountDownLatch goOn = new CountDownLatch(1);
        Ahead<Integer> ahead = new Ahead<>(threads, () -> {
            await(goOn);
            return asked.incrementAndGet();
        });
        Thread.currentThread().interrupt();
        Thread.ofVirtual().start(goOn::countDown);
        ahead.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).hasValue(1);
    }

    private Ahead.Source<Integer> upTo(int last) {
        return () -> {
            int number = asked.incrementAndGet();
            return number <= last ? number : null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
