package dev.waybill.ingest.publish;

import dev.waybill.contracts.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Two producers, because one chooses partitions in one way only. Where the order of a key's records means something, the key decides. An error
 * event has a key of its own, so hashing it would keep no order and only cut one batch into a dozen, which costs the producer and the broker
 * twice the processor time a record; those fill a batch before they go to another partition.
 *
 * @param ordered for the topics whose keys come again
 * @param filling for error events
 */
record Producers(Producer<String, byte[]> ordered, Producer<String, byte[]> filling) implements AutoCloseable {

    private static final String ERRORS = Topic.ERRORS.wireName();

    static Producers connect(ProducerSettings settings) {
        return new Producers(connect(settings.ordered()), connect(settings.filling()));
    }

    private static Producer<String, byte[]> connect(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** May block for metadata or buffer space, as long as {@link ProducerSettings#BLOCK}. */
    void send(ProducerRecord<String, byte[]> record, Callback callback) {
        var unused = of(record.topic()).send(record, callback);
    }

    /** Makes a topic's partitions known before the first record could block for them. */
    void look(String topic) {
        of(topic).partitionsFor(topic);
    }

    @Override
    public void close() {
        close(ordered);
        close(filling);
    }

    private Producer<String, byte[]> of(String topic) {
        return topic.equals(ERRORS) ? filling : ordered;
    }

    private static void close(Producer<String, byte[]> producer) {
        producer.close(Duration.ofSeconds(3));
    }
}
