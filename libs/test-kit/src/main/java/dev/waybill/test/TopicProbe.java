package dev.waybill.test;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Reads a topic for a test, without a consumer group, and holds every record against the contract's schemas. Not for use by several
 * threads.
 */
public final class TopicProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Message> seen = new ArrayList<>();

    private TopicProbe(String bootstrapServers, String topic, boolean fromBeginning) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(TopicProbe::partition)
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Seeking is lazy; asking for the positions makes "now" the time of this call.
        partitions.forEach(consumer::position);
    }

    /** Reads what comes from now on. */
    public static TopicProbe fromNow(Topic topic) {
        return new TopicProbe(Infra.kafkaBootstrapServers(), topic.wireName(), false);
    }

    /** Reads what comes from now on, of another broker than the shared one. */
    public static TopicProbe fromNow(String bootstrapServers, Topic topic) {
        return new TopicProbe(bootstrapServers, topic.wireName(), false);
    }

    /** Reads everything that the topic holds. */
    public static TopicProbe fromBeginning(Topic topic) {
        return new TopicProbe(Infra.kafkaBootstrapServers(), topic.wireName(), true);
    }

    /** Reads what a consumer group could not handle, from now on. */
    public static TopicProbe deadLettersFromNow(Topic topic, String group) {
        return new TopicProbe(Infra.kafkaBootstrapServers(), topic.deadLetters(group), false);
    }

    /** Reads everything of a topic of another broker than the shared one. */
    public static TopicProbe fromBeginning(String bootstrapServers, Topic topic) {
        return new TopicProbe(bootstrapServers, topic.wireName(), true);
    }

    /** All records that came so far, in order per partition. */
    public List<Message> messages() {
        poll();
        return List.copyOf(seen);
    }

    /** All facts of a type that came so far, in order per key. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        return messages().stream()
                .flatMap(message -> message.fact(type).stream())
                .toList();
    }

    /** Waits for a record and gives the first that fits. */
    public Message awaitMessage(Predicate<Message> fits) {
        List<Message> found = awaitMessages(1, fits);
        return found.getFirst();
    }

    /** Waits until so many records fit and gives all that do. */
    public List<Message> awaitMessages(int atLeast, Predicate<Message> fits) {
        try {
            return Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> messages().stream().filter(fits).toList(), found -> found.size() >= atLeast);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not " + atLeast + " such records on " + topic + " within " + PATIENCE + ", but " + seen, e);
        }
    }

    /** Waits for a fact and gives the first that fits. */
    public <F extends Fact> F awaitFact(Class<F> type, Predicate<F> fits) {
        return awaitMessage(message -> message.fact(type).filter(fits).isPresent())
                .fact(type)
                .orElseThrow();
    }

    /** Waits until so many facts fit, parts counted singly, and gives all that do. */
    public <F extends Fact> List<F> awaitFacts(int atLeast, Class<F> type, Predicate<F> fits) {
        return awaitMessages(atLeast, message -> message.fact(type).filter(fits).isPresent()).stream()
                .map(message -> message.fact(type).orElseThrow())
                .toList();
    }

    /**
     * Fails if a record that fits comes within the time. Where something else proves that the work is done, wait for that and look at {@link
     * #messages()} instead.
     */
    public void assertNoneWithin(Duration time, Predicate<Message> fits) {
        Awaitility.await()
                .pollInSameThread()
                .during(time)
                .atMost(time.plus(PATIENCE))
                .untilAsserted(() -> {
                    List<Message> found = messages().stream().filter(fits).toList();
                    if (!found.isEmpty()) {
                        throw new AssertionError("unexpected on " + topic + ": " + found);
                    }
                });
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        consumer.poll(POLL).forEach(record -> {
            Message message = new Message(record);
            ContractSchemas.check(message);
            seen.add(message);
        });
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
