package dev.waybill.state;

import dev.waybill.state.Relay.Turn;
import java.util.concurrent.CompletableFuture;

/** Turns that a relay takes beside the test. */
final class Turns {

    private Turns() {}

    /**
     * Begins a turn in a thread of its own. One of the common pool would not do: if it was made by a Quarkus application of this JVM, Kafka
     * looks for its classes there and can construct no producer.
     */
    static CompletableFuture<Turn> begin(Relay relay) {
        return CompletableFuture.supplyAsync(
                relay::turn, task -> Thread.ofPlatform().daemon().start(task));
    }
}
