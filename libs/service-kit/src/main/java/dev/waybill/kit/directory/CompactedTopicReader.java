package dev.waybill.kit.directory;

import dev.waybill.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a whole compacted topic from the beginning and goes on following it, on one thread, without a consumer group: every process wants
 * everything. A broker that is away is waited for without end.
 */
final class CompactedTopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CompactedTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Topic topic;
    private final Consumer<ConsumerRecord<String, byte[]>> onRecord;
    private final Runnable afterPoll;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean caughtUp;

    CompactedTopicReader(
            String bootstrapServers,
            Topic topic,
            Consumer<ConsumerRecord<String, byte[]>> onRecord,
            Runnable afterPoll) {
        this.topic = topic;
        this.onRecord = onRecord;
        this.afterPoll = afterPoll;
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        this.thread =
                Thread.ofPlatform().daemon().name("copy-" + topic.wireName()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        try (consumer) {
            Map<TopicPartition, Long> goals = new HashMap<>();
            while (stopped.getCount() > 0) {
                try {
                    if (consumer.assignment().isEmpty()) {
                        goals.putAll(assign());
                    }
                    if (!consumer.assignment().isEmpty()) {
                        poll(goals);
                    } else {
                        pause();
                    }
                } catch (WakeupException | InterruptException stop) {
                    LOG.debugf("copy asked to stop topic=%s", topic.wireName());
                } catch (KafkaException away) {
                    LOG.warnf("copy waits for the broker topic=%s error=%s", topic.wireName(), away.getMessage());
                    pause();
                }
            }
        }
    }

    private Map<TopicPartition, Long> assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.wireName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return ends;
    }

    private void poll(Map<TopicPartition, Long> goals) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(onRecord);
        if (!records.isEmpty()) {
            afterPoll.run();
        }
        if (!caughtUp) {
            goals.entrySet().removeIf(goal -> consumer.position(goal.getKey()) >= goal.getValue());
            if (goals.isEmpty()) {
                caughtUp = true;
                LOG.infof("copy caught up topic=%s", topic.wireName());
            }
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        consumer.wakeup();
    }
}
