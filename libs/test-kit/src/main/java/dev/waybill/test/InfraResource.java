package dev.waybill.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For {@code @QuarkusTest}s of a service with a database: a fresh one, Kafka with all topics, and the secrets that every service needs. The
 * wire to the database is given to the test's field of type {@link TcpProxy}, so that it can cut and mend it.
 */
public final class InfraResource implements QuarkusTestResourceLifecycleManager {

    /** What {@code Authorization: Bearer …} has to carry at {@code /internal/…}. */
    public static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

    /** The key of signed links, 32 bytes. */
    public static final String LINK_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /** What people and clients use. */
    public static final String PUBLIC_URL = "http://waybill.test";

    private @Nullable TcpProxy wire;

    @Override
    public Map<String, String> start() {
        Database database = Infra.freshDatabase();
        TcpProxy toDatabase = TcpProxy.to(database.host(), database.port());
        wire = toDatabase;
        Map<String, String> config = new TreeMap<>(database.behind(toDatabase).quarkus());
        config.putAll(withoutDatabase());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, new TestInjector.MatchesType(TcpProxy.class));
    }

    /** Server and broker serve the whole JVM and end with it. */
    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
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
