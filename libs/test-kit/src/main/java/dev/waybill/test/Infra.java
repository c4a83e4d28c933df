package dev.waybill.test;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One PostgreSQL server and one Kafka broker for all tests of a JVM, started when first asked for: those that {@value
 * PostgresServer#VARIABLE} and {@value KafkaServer#VARIABLE} name, else containers where an engine answers, else embedded ones.
 *
 * <p>Topics are those of the contract, empty when the JVM's first test sees them. The addresses are kept in system properties, because
 * Quarkus loads this class once more for the test.
 */
public final class Infra {

    private static final Logger LOG = Logger.getLogger(Infra.class);
    private static final String RUNNING_POSTGRES = "waybill.test.running.postgres";
    private static final String RUNNING_KAFKA = "waybill.test.running.kafka";

    private Infra() {}

    /** An empty database that nobody else uses. */
    public static synchronized Database freshDatabase() {
        String url = running(RUNNING_POSTGRES, () -> {
            Database server = start(
                    "PostgreSQL",
                    PostgresServer.VARIABLE,
                    PostgresServer::external,
                    PostgresServer::container,
                    PostgresServer::embedded);
            return "postgresql://%s:%s@%s:%d/%s"
                    .formatted(server.username(), server.password(), server.host(), server.port(), server.name());
        });
        return PostgresServer.fresh(PostgresServer.external(url));
    }

    /** The broker's {@code host:port}, with all topics. */
    public static synchronized String kafkaBootstrapServers() {
        return running(RUNNING_KAFKA, () -> {
            String servers =
                    start("Kafka", KafkaServer.VARIABLE, named -> named, KafkaServer::container, KafkaServer::embedded);
            TestTopics.createAnew(servers);
            return servers;
        });
    }

    private static String running(String property, Supplier<String> start) {
        String address = System.getProperty(property);
        if (address == null) {
            address = start.get();
            System.setProperty(property, address);
        }
        return address;
    }

    private static <T> T start(
            String what, String variable, Function<String, T> external, Supplier<T> container, Supplier<T> embedded) {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return external.apply(named);
        }
        if (Engine.answers()) {
            try {
                return container.get();
            } catch (RuntimeException e) {
                LOG.warnf("no container for %s, starting an embedded one: %s", what, e.getMessage());
            }
        }
        return embedded.get();
    }
}
