package dev.waybill.ingest.publish;

import dev.waybill.contracts.ReleaseSeen;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A first sighting on its way to the broker. Whoever sees the same before it is there waits for it instead of telling it again. */
public final class Announcement {

    private final SightingKey key;
    private final ReleaseSeen fact;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Announcement(SightingKey key, Instant at) {
        this.key = key;
        this.fact = key.seen(at, at, 1);
    }

    SightingKey key() {
        return key;
    }

    /** What is to be told. */
    public ReleaseSeen fact() {
        return fact;
    }

    /** Done when the broker has it, failed when it could not be told. */
    public CompletionStage<Void> done() {
        return done;
    }

    void succeed() {
        done.complete(null);
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
