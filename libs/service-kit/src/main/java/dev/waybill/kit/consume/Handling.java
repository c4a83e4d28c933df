package dev.waybill.kit.consume;

import dev.waybill.contracts.EventHeader;
import dev.waybill.kit.deadletter.DeadLetterSink;
import dev.waybill.kit.retry.Transience;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What holds for every record, however it is handed over: retries, dead letters, skips. */
@Singleton
final class Handling {

    private static final Logger LOG = Logger.getLogger(Handling.class);

    private final Attempts attempts;
    private final DeadLetterSink deadLetters;
    private final ConsumerMetrics metrics;
    private final String group;

    /** Types that were skipped and logged; bounded by how many types the producers of our topics make up. */
    private final Set<String> loggedTypes = ConcurrentHashMap.newKeySet();

    Handling(
            Attempts attempts,
            DeadLetterSink deadLetters,
            ConsumerMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.attempts = attempts;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.group = group;
    }

    /** Whether a record is a re-driven dead letter that another consumer group asked for. */
    boolean isForAnotherGroup(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(EventHeader.REDRIVE_GROUP.wireName());
        if (header == null
                || header.value() == null
                || new String(header.value(), StandardCharsets.UTF_8).equals(group)) {
            return false;
        }
        metrics.skipped(record.topic(), "other-group");
        return true;
    }

    void skipUnknown(ConsumerRecord<String, byte[]> record, String type) {
        metrics.skipped(record.topic(), "unknown-type");
        if (loggedTypes.size() < 100 && loggedTypes.add(type)) {
            LOG.infof("skipping records of an unknown type topic=%s type=%s", record.topic(), type);
        }
    }

    void skipTombstone(ConsumerRecord<String, byte[]> record) {
        metrics.skipped(record.topic(), "tombstone");
    }

    void requireGoingOn(String topic) {
        attempts.requireGoingOn(topic);
    }

    /** Runs the action until it is done; what is thrown will not pass by itself. */
    void untilDone(String topic, Runnable action) {
        metrics.timed(topic, () -> attempts.untilDone(topic, action, Transience::isTransient));
    }

    /** Sets a record aside. Returns when the broker has it; a broker that is away is waited for. */
    void setAside(ConsumerRecord<String, byte[]> record, Throwable reason) {
        LOG.errorf(
                reason,
                "dead-lettered topic=%s partition=%d offset=%d",
                record.topic(),
                record.partition(),
                record.offset());
        attempts.untilDone(record.topic(), () -> deadLetters.setAside(record, reason), _ -> true);
        metrics.deadLettered(record.topic());
    }
}
