package dev.waybill.kit.deadletter;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The dead-letter topics of this service's consumer group. */
@Singleton
final class DeadLetters implements DeadLetterSink {

    private final LetterPublisher publisher;
    private final String group;
    private final Clock clock;

    DeadLetters(
            LetterPublisher publisher, @ConfigProperty(name = "quarkus.application.name") String group, Clock clock) {
        this.publisher = publisher;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public void setAside(ConsumerRecord<String, byte[]> record, Throwable reason) {
        publisher.publish(DeadLetter.of(record, reason, group, clock.instant()).letter());
    }
}
