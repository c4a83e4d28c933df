package dev.waybill.kit.topic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secured cluster is told of by {@code kafka.*} alone, so every client must see all of it. */
class KafkaClientsTest {

    @ParameterizedTest
    @MethodSource("clients")
    void everyClientTakesTheCredentials(Function<KafkaClients, AutoCloseable> client) {
        KafkaClients clients = new KafkaClients(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "no.such.LoginModule required;",
                "unknown.to.kafka", "left out"));

        // None of them has asked the broker yet: it is the credentials that are wrong.
        assertThatThrownBy(() -> client.apply(clients).close())
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("no.such.LoginModule");
    }

    static Stream<Function<KafkaClients, AutoCloseable>> clients() {
        return Stream.of(
                clients -> clients.reader("reader", Map.of()),
                clients -> clients.producer("producer", Map.of()),
                clients -> clients.admin("admin", Map.of()));
    }
}
