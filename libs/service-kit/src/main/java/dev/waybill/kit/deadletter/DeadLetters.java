package dev.waybill.kit.deadletter;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this service's consumers put what they can never handle. */
@Singleton
public final class DeadLetters {

    private final LetterPublisher publisher;
    private final String group;
    private final Clock clock;

    DeadLetters(
            LetterPublisher publisher, @ConfigProperty(name = "quarkus.application.name") String group, Clock clock) {
        this.publisher = publisher;
        this.group = group;
        this.clock = clock;
    }

    /**
     * Sets a record aside with its original bytes, key and headers. A second time replaces the first.
     *
     * @throws dev.waybill.kit.event.RetryableException if the broker did not acknowledge it
     */
    public void setAside(ConsumerRecord<String, byte[]> record, Throwable reason) {
        publisher.publish(DeadLetter.of(record, reason, group, clock.instant()).letter());
    }
}
