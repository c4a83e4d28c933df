package dev.waybill.state;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers with the settings of the relay, in whose work a test can interfere. */
final class Producers implements Supplier<Producer<String, byte[]>> {

    /** What a test does while the relay is at work. */
    interface Interference {
        void happen() throws Exception;
    }

    private final String bootstrapServers;
    private int countdown = -1;
    private Interference interference = () -> {};

    Producers(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Interferes once, when the broker has acknowledged so many records and the relay does not know it yet. */
    void afterSends(int sends, Interference what) {
        countdown = sends;
        interference = what;
    }

    @Override
    public Producer<String, byte[]> get() {
        Map<String, Object> config = new HashMap<>(Shipper.SETTINGS);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                Future<RecordMetadata> sent = super.send(record);
                if (--countdown == 0) {
                    try {
                        sent.get();
                        interference.happen();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                return sent;
            }
        };
    }
}
