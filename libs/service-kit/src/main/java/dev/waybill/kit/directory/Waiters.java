package dev.waybill.kit.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Those who wait for an entry that may be on its way. Bounded in number and time: beyond the bound a look-up is answered from what is
 * there, so a flood of wrong keys costs no memory.
 */
final class Waiters {

    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final int most;
    private final Duration longest;

    Waiters(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    <T> CompletionStage<Optional<T>> await(Directory directory, Function<Directory, Optional<T>> lookup) {
        Optional<T> present = lookup.apply(directory);
        if (present.isPresent()) {
            return CompletableFuture.completedFuture(present);
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return CompletableFuture.completedFuture(present);
        }
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        Runnable look = () -> {
            Optional<T> found = lookup.apply(directory);
            if (found.isPresent()) {
                answer.complete(found);
            }
        };
        waiting.add(look);
        // What the caller gets is done only after its place is free again.
        CompletableFuture<Optional<T>> answered = answer.whenComplete((_, _) -> {
            waiting.remove(look);
            count.decrementAndGet();
        });
        // The entry may have come between the first look and the registration.
        look.run();
        answer.completeOnTimeout(Optional.empty(), longest.toMillis(), TimeUnit.MILLISECONDS);
        return answered;
    }

    /** To be called after each change. */
    void changed() {
        waiting.forEach(Runnable::run);
    }

    int size() {
        return count.get();
    }
}
