package dev.waybill.kit.directory;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.retry.Backoff;
import dev.waybill.kit.topic.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads a whole compacted topic from the beginning and goes on following it, on one thread, without a consumer group: every process wants
 * everything. Whatever fails, be it the broker or a record's handling, is tried again without end where it was left; meanwhile, and for good
 * once its thread has ended, the copy does not count as whole, since what it says may have been taken back.
 */
final class CompactedTopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CompactedTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** What {@link KafkaClients#reader} is to be asked for. */
    static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);

    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final Topic topic;
    private final Consumer<ConsumerRecord<String, byte[]>> onRecord;
    private final Runnable afterPoll;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private int failures;
    private volatile boolean caughtUp;
    private volatile boolean failing;

    /**
     * A reader that has yet to be started.
     *
     * @param consumer closed by the reader's thread
     * @param onRecord is given a record again if it throws
     * @param afterPoll runs after the records of a poll
     */
    CompactedTopicReader(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Topic topic,
            Consumer<ConsumerRecord<String, byte[]>> onRecord,
            Runnable afterPoll,
            Backoff backoff) {
        this.consumer = consumer;
        this.topic = topic;
        this.onRecord = onRecord;
        this.afterPoll = afterPoll;
        this.backoff = backoff;
        this.thread =
                Thread.ofPlatform().daemon().name("copy-" + topic.wireName()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether all that was on the topic at the start was read, and what comes is still being read. */
    boolean isWhole() {
        return caughtUp && !failing && thread.isAlive();
    }

    private void run() {
        try (consumer) {
            Map<TopicPartition, Long> goals = new HashMap<>();
            while (stopped.getCount() > 0) {
                try {
                    follow(goals);
                    failures = 0;
                    failing = false;
                } catch (WakeupException | InterruptException stop) {
                    LOG.debugf("copy asked to stop topic=%s", topic.wireName());
                } catch (RetriableException away) {
                    // What was read stays true enough while the broker is away: nobody can take anything back
                    // meanwhile.
                    pauseAfter(away);
                } catch (RuntimeException failure) {
                    failing = true;
                    pauseAfter(failure);
                }
            }
        } finally {
            if (stopped.getCount() > 0) {
                LOG.errorf("copy ended, the service is no longer ready topic=%s", topic.wireName());
            }
        }
    }

    private void follow(Map<TopicPartition, Long> goals) {
        if (consumer.assignment().isEmpty()) {
            goals.putAll(assign());
        }
        poll(goals);
    }

    private Map<TopicPartition, Long> assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.wireName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic.wireName() + " has no partitions yet");
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return ends;
    }

    private void poll(Map<TopicPartition, Long> goals) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        take(records);
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

    /** Where a record's handling fails, the next poll begins with that record, and no other one is left out or comes twice. */
    private void take(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        records.partitions()
                .forEach(partition -> next.put(
                        partition, records.records(partition).getFirst().offset()));
        try {
            for (ConsumerRecord<String, byte[]> record : records) {
                onRecord.accept(record);
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        } catch (RuntimeException failure) {
            next.forEach(consumer::seek);
            throw failure;
        }
    }

    private void pauseAfter(RuntimeException failure) {
        failures++;
        Duration wait = backoff.after(failures, random);
        LOG.warnf(
                failures == 1 && failing ? failure : null,
                "copy waits topic=%s attempt=%d next=%dms error=%s",
                topic.wireName(),
                failures,
                wait.toMillis(),
                failure);
        try {
            stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
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
