package dev.waybill.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;

/** For {@code @QuarkusTest}s of a service with a database: a fresh one, Kafka with all topics, and the secrets that every service needs. */
public final class InfraResource implements QuarkusTestResourceLifecycleManager {

    /** What {@code Authorization: Bearer …} has to carry at {@code /internal/…}. */
    public static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

    /** The key of signed links, 32 bytes. */
    public static final String LINK_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /** What people and clients use. */
    public static final String PUBLIC_URL = "http://waybill.test";

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new TreeMap<>(Infra.freshDatabase().quarkus());
        config.putAll(withoutDatabase());
        return config;
    }

    @Override
    public void stop() {
        // Server and broker serve the whole JVM and end with it.
    }

    static Map<String, String> withoutDatabase() {
        return Map.of(
                "kafka.bootstrap.servers",
                Infra.kafkaBootstrapServers(),
                "quarkus.log.category.\"org.apache.kafka\".level",
                "WARN",
                "quarkus.log.category.\"kafka\".level",
                "WARN",
                "waybill.operator-token",
                OPERATOR_TOKEN,
                "waybill.link-key",
                LINK_KEY,
                "waybill.public-url",
                PUBLIC_URL);
    }
}
