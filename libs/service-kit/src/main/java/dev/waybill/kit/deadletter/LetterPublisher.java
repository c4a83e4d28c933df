package dev.waybill.kit.deadletter;

import dev.waybill.kit.event.RetryableException;
import dev.waybill.kit.topic.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends single records and waits for the broker. The producer is made when the first is sent, which in most services is never. */
@Singleton
final class LetterPublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Supplier<Producer<String, byte[]>> factory;
    private @Nullable Producer<String, byte[]> producer;

    @Inject
    LetterPublisher(KafkaClients clients) {
        this(() -> clients.producer(
                "dead-letters",
                Map.of(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 3 * 1024 * 1024,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000)));
    }

    LetterPublisher(Supplier<Producer<String, byte[]>> factory) {
        this.factory = factory;
    }

    /**
     * Returns when the broker has the record.
     *
     * @throws RetryableException if it did not say so in time
     */
    void publish(ProducerRecord<String, byte[]> record) {
        try {
            producer().send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryableException("interrupted while writing to " + record.topic(), e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new RetryableException("not written to " + record.topic(), e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = factory.get();
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
