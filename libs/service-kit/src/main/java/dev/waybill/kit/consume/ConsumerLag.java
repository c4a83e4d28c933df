package dev.waybill.kit.consume;

import dev.waybill.kit.observe.Periodically;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the handling is behind the end of each partition that is ours: {@code waybill.consumer.lag.records}, and {@code
 * waybill.consumer.lag.seconds}, the age of the oldest record that is not handled. Kafka's own lag counts what was fetched as done. {@code
 * waybill.consumer.retrying} is 1 while records of a topic wait because something is away.
 */
@Singleton
final class ConsumerLag {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KafkaClientService clients;
    private final Periodically periodically;
    private final Progress progress;
    private final Attempts attempts;
    private final Clock clock;
    private final MultiGauge records;
    private final MultiGauge seconds;
    private final MultiGauge retrying;

    /** Ends of partitions by channel, as told by the thread that polls it. */
    private final Map<String, Map<TopicPartition, Long>> ends = new ConcurrentHashMap<>();

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, Long> behindSince = new HashMap<>();

    ConsumerLag(
            KafkaClientService clients,
            Periodically periodically,
            Progress progress,
            Attempts attempts,
            Clock clock,
            MeterRegistry registry) {
        this.clients = clients;
        this.periodically = periodically;
        this.progress = progress;
        this.attempts = attempts;
        this.clock = clock;
        this.records = MultiGauge.builder("waybill.consumer.lag.records")
                .description("Records that are not handled")
                .register(registry);
        this.seconds = MultiGauge.builder("waybill.consumer.lag.seconds")
                .description("Age of the oldest record that is not handled")
                .register(registry);
        this.retrying = MultiGauge.builder("waybill.consumer.retrying")
                .description("1 while records wait because something is away")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        periodically.look(PAUSE, this::look);
    }

    private void look() {
        clients.getConsumerChannels().forEach(this::ask);
        List<Lag> lags = lags(clock.millis());
        records.register(rows(lags, Lag::records), true);
        seconds.register(rows(lags, Lag::seconds), true);
        retrying.register(
                attempts.retrying().keySet().stream()
                        .map(topic -> Row.of(Tags.of("topic", topic), 1))
                        .toList(),
                true);
    }

    private void ask(String channel) {
        if (!asked.add(channel)) {
            return; // its thread has not answered the last time yet
        }
        ask(channel, clients.getConsumer(channel));
    }

    private <K, V> void ask(String channel, KafkaConsumer<K, V> consumer) {
        java.util.function.Consumer<Consumer<K, V>> question = client -> ends.put(channel, ends(client));
        consumer.runOnPollingThread(question)
                .onTermination()
                .invoke(() -> asked.remove(channel))
                .subscribe()
                .with(_ -> {}, _ -> ends.remove(channel));
    }

    private static Map<TopicPartition, Long> ends(Consumer<?, ?> client) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : client.assignment()) {
            OptionalLong unread = client.currentLag(partition);
            if (unread.isPresent()) {
                ends.put(partition, client.position(partition) + unread.getAsLong());
            }
        }
        return ends;
    }

    private List<Lag> lags(long now) {
        List<Lag> lags = new ArrayList<>();
        Map<TopicPartition, Long> all = new HashMap<>();
        ends.values().forEach(all::putAll);
        behindSince.keySet().retainAll(all.keySet());
        all.forEach((partition, end) -> progress.of(partition).ifPresent(position -> {
            Lag lag = Lag.of(partition, end, position, behindSince.getOrDefault(partition, now), now);
            if (lag.records() > 0) {
                behindSince.putIfAbsent(partition, now);
            } else {
                behindSince.remove(partition);
            }
            lags.add(lag);
        }));
        return lags;
    }

    private static List<Row<?>> rows(List<Lag> lags, ToDoubleFunction<Lag> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (Lag lag : lags) {
            rows.add(Row.of(
                    Tags.of(
                            "topic",
                            lag.partition().topic(),
                            "partition",
                            Integer.toString(lag.partition().partition())),
                    value.applyAsDouble(lag)));
        }
        return rows;
    }
}
