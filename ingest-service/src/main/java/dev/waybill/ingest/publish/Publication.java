package dev.waybill.ingest.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Records that belong together: done when the broker has all of them, failed when one was given up. */
final class Publication implements Callback {

    private final List<ProducerRecord<String, byte[]>> records;
    private final long bytes;
    private final long began;
    private final KafkaCircuit circuit;
    private final AtomicInteger outstanding;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Exception failure;

    /**
     * @param records not empty
     * @param began now, on the monotonic clock
     */
    Publication(List<ProducerRecord<String, byte[]>> records, long began, KafkaCircuit circuit) {
        this.records = records;
        this.bytes = bytes(records);
        this.began = began;
        this.circuit = circuit;
        this.outstanding = new AtomicInteger(records.size());
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** What the values take together. */
    long bytes() {
        return bytes;
    }

    long began() {
        return began;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /** Gives up before anything was sent. */
    void abandon(Exception cause) {
        done.completeExceptionally(cause);
    }

    private static long bytes(List<ProducerRecord<String, byte[]>> records) {
        long sum = 0;
        for (ProducerRecord<String, byte[]> record : records) {
            sum += record.value().length;
        }
        return sum;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception == null) {
            circuit.acknowledged();
        } else {
            circuit.failed();
            failure = exception;
        }
        if (outstanding.decrementAndGet() == 0) {
            Exception first = failure;
            if (first == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(first);
            }
        }
    }
}
