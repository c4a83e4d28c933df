package dev.waybill.release.release;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseTurnsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void letsOneAtATimeChangeARelease() {
        ReleaseTurns turns = new ReleaseTurns(() -> Duration.ofSeconds(20));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 40)
                .mapToObj(i -> supplyAsync(
                        () -> turns.take(1, "1.0", () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.yield();
                            inside.decrementAndGet();
                            return i;
                        }),
                        threads))
                .toList();

        assertThat(calls)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
        assertThat(most).hasValue(1);
        assertThat(turns.size()).isZero();
    }

    @Test
    void doesNotLetReleasesWaitForEachOther() {
        ReleaseTurns turns = new ReleaseTurns(() -> Duration.ofSeconds(20));

        assertThat(turns.<String>take(1, "1.0", () -> turns.take(1, "2.0", () -> turns.take(2, "1.0", () -> "done"))))
                .isEqualTo("done");
        assertThat(turns.size()).isZero();
    }

    @Test
    void tellsWhoWaitsTooLongToComeAgain() {
        ReleaseTurns turns = new ReleaseTurns(() -> Duration.ofMillis(20));
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Boolean> slow = supplyAsync(
                () -> turns.take(1, "1.0", () -> {
                    started.countDown();
                    return await(done);
                }),
                threads);
        assertThat(await(started)).isTrue();

        assertThatThrownBy(() -> turns.take(1, "1.0", () -> true))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(503);
                    assertThat(refusal.headers()).containsKey("Retry-After");
                });

        done.countDown();
        assertThat(slow.join()).isTrue();
        assertThat(turns.<Boolean>take(1, "1.0", () -> true)).isTrue();
        assertThat(turns.size()).isZero();
    }

    @Test
    void goesOnAfterAFailure() {
        ReleaseTurns turns = new ReleaseTurns(() -> Duration.ofSeconds(1));

        assertThatThrownBy(() -> turns.take(1, "1.0", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turns.<Boolean>take(1, "1.0", () -> true)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
