package dev.waybill.test;

import org.testcontainers.kafka.KafkaContainer;

/** The Kafka broker of this JVM. */
final class KafkaServer {

    /** The bootstrap servers of a broker that is for tests only: topics of Waybill on it are deleted and made anew. */
    static final String VARIABLE = "WAYBILL_TEST_KAFKA_BOOTSTRAP_SERVERS";

    private static final String IMAGE = "apache/kafka:4.1.2";

    private KafkaServer() {}

    /** Runs until the JVM ends; Testcontainers' reaper stops it even after a kill. */
    @SuppressWarnings("resource")
    static String container() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", EmbeddedKafka.MESSAGE_MAX_BYTES);
        container.start();
        return container.getBootstrapServers();
    }

    /** Runs until the JVM ends. */
    @SuppressWarnings("resource")
    static String embedded() {
        EmbeddedKafka broker = EmbeddedKafka.create();
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "embedded-kafka-stop"));
        return broker.bootstrapServers();
    }
}
