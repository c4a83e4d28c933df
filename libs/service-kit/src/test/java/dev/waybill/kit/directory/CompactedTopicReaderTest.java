package dev.waybill.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactedTopicReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = Topic.DIRECTORY.wireName();
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<TopicPartition, List<String>> log =
            Map.of(FIRST, new CopyOnWriteArrayList<>(), SECOND, new CopyOnWriteArrayList<>());
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicReference<KafkaException> refusal = new AtomicReference<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
    private final CompactedTopicReader reader = new CompactedTopicReader(
            consumer, Topic.DIRECTORY, this::take, () -> {}, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));

    @BeforeEach
    void hasTwoPartitions() {
        consumer.updatePartitions(TOPIC, List.of(partition(FIRST), partition(SECOND)));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 2L, SECOND, 1L));
        answerPolls();
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    void isWholeWhenAllThatWasThereIsRead() {
        write(FIRST, "a", "b");
        assertThat(reader.isWhole()).isFalse();

        reader.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("a", "b"));
        assertThat(reader.isWhole()).isFalse();
        write(SECOND, "c");
        awaitWhole(true);
        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void aRecordWhoseHandlingFailsIsHandledAgainAndNoOtherIsLeftOut() {
        readAll();

        fault.set(new IllegalStateException("bug"));
        write(FIRST, "d", "bad", "e");
        write(SECOND, "f");
        awaitWhole(false);
        assertThat(taken).doesNotContain("bad", "e");
        fault.set(null);

        awaitWhole(true);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrder("a", "b", "c", "d", "bad", "e", "f"));
        assertThat(taken).containsSubsequence("d", "bad", "e");
    }

    @Test
    void isNotWholeWhileTheTopicMayNotBeRead() {
        readAll();

        refusal.set(new TopicAuthorizationException(TOPIC));
        awaitWhole(false);
        refusal.set(null);

        awaitWhole(true);
    }

    @Test
    void staysWholeWhileTheBrokerIsAway() {
        readAll();

        refusal.set(new TimeoutException());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(refusals).hasValueGreaterThan(2));
        assertThat(reader.isWhole()).isTrue();
        refusal.set(null);

        write(FIRST, "d");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).contains("d"));
    }

    @Test
    void isNotWholeOnceItsThreadHasEnded() {
        readAll();

        consumer.schedulePollTask(() -> {
            throw new StackOverflowError("the test's own");
        });

        // Awaitility would take what ends the thread for a failure of the test.
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.isWhole()).isFalse());
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void waitsForATopicThatIsNotThereYet() {
        consumer.updatePartitions(TOPIC, List.of());
        reader.start();

        consumer.updateEndOffsets(Map.of(FIRST, 0L));
        consumer.updatePartitions(TOPIC, List.of(partition(FIRST)));

        awaitWhole(true);
    }

    private void readAll() {
        write(FIRST, "a", "b");
        write(SECOND, "c");
        reader.start();
        awaitWhole(true);
    }

    private void awaitWhole(boolean expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.isWhole()).isEqualTo(expected));
    }

    private void write(TopicPartition partition, String... keys) {
        log.get(partition).addAll(List.of(keys));
    }

    /** Does at each poll what a broker does: hands out what is behind the reader's position, or refuses. */
    private void answerPolls() {
        consumer.schedulePollTask(() -> {
            KafkaException refused = refusal.get();
            if (refused != null) {
                refusals.incrementAndGet();
                consumer.setPollException(refused);
            } else {
                consumer.assignment().forEach(this::handOut);
            }
            answerPolls();
        });
    }

    private void handOut(TopicPartition partition) {
        List<String> keys = log.get(partition);
        for (long offset = consumer.position(partition); offset < keys.size(); offset++) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(), partition.partition(), offset, keys.get((int) offset), new byte[0]));
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        RuntimeException failure = fault.get();
        if (failure != null && record.key().equals("bad")) {
            throw failure;
        }
        taken.add(record.key());
    }

    private static PartitionInfo partition(TopicPartition partition) {
        Node node = new Node(1, "127.0.0.1", 1);
        return new PartitionInfo(partition.topic(), partition.partition(), node, new Node[] {node}, new Node[] {node});
    }
}
