package dev.waybill.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.event.RetryableException;
import dev.waybill.kit.retry.Backoff;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StoredOffsetsListenerTest {

    private static final TopicPartition STORED = new TopicPartition("waybill.release-seen", 3);
    private static final TopicPartition NEW = new TopicPartition("waybill.release-seen", 4);

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "mp.messaging.incoming.other-in.topic", "waybill.release-seen",
                            "mp.messaging.incoming.release-seen-in.topic", "waybill.release-seen",
                            "mp.messaging.incoming.release-seen-in.consumer-rebalance-listener.name", "stored-offsets"),
                    "test",
                    100))
            .build();

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    private final Attempts attempts =
            new Attempts(new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)), new Random(1), Duration.ZERO);

    @Test
    void beginsWhereTheDatabaseSaysAndWaitsForIt() {
        // Given
        consumer.assign(List.of(STORED, NEW));
        consumer.updateBeginningOffsets(Map.of(STORED, 0L, NEW, 0L));
        List<String> asked = new ArrayList<>();
        StoredOffsetsListener listener = listener((channel, _) -> {
            asked.add(channel);
            if (asked.size() < 3) {
                throw new RetryableException("database away");
            }
            return Map.of(STORED, 42L);
        });

        // When
        listener.onPartitionsAssigned(consumer, List.of(STORED, NEW));

        // Then
        assertThat(asked).hasSize(3).containsOnly("release-seen-in");
        assertThat(consumer.position(STORED)).isEqualTo(42);
        assertThat(consumer.position(NEW)).isZero();
    }

    @Test
    void aTopicThatNobodyReadsThisWayIsAFaultOfTheConfiguration() {
        StoredOffsetsListener listener = listener((_, _) -> Map.of());

        assertThatThrownBy(
                        () -> listener.onPartitionsAssigned(consumer, List.of(new TopicPartition("waybill.errors", 0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waybill.errors");
    }

    private StoredOffsetsListener listener(StoredOffsets offsets) {
        return new StoredOffsetsListener(offsets, attempts, config);
    }
}
