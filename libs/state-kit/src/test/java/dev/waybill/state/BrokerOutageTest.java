package dev.waybill.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.state.Relay.Outcome;
import dev.waybill.state.Relay.Turn;
import dev.waybill.test.Database;
import dev.waybill.test.EmbeddedKafka;
import dev.waybill.test.Infra;
import dev.waybill.test.TopicProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay and a broker that goes and comes back. */
class BrokerOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HASTE = Duration.ofSeconds(2);

    private final Database database = Infra.freshDatabase();
    private final EmbeddedKafka kafka = EmbeddedKafka.create();
    private final Producers producers = new Producers(kafka.bootstrapServers());
    private final Rows rows = Rows.in(database.dataSource());
    private final List<Shipper> shippers = new ArrayList<>();

    @AfterEach
    void close() {
        shippers.forEach(Shipper::close);
        kafka.close();
    }

    @Test
    void nothing_is_lost_and_the_order_is_kept() throws Exception {
        startWithTopic();
        rows.append("1.0", 3);
        Producer<String, byte[]> producer = producers.get();
        assertThat(relay(() -> producer, PATIENCE).turn()).isEqualTo(new Turn(Outcome.TOLD, 3, 0, null));

        // When the broker goes away under a producer that knows it
        kafka.stop();
        rows.insert(List.of(Rows.row("1.0", 4), Rows.row("1.0", 5)));
        Turn known = relay(() -> producer, HASTE).turn();
        // and under one that does not
        Turn unknown = relay(producers, HASTE).turn();

        assertThat(known.outcome()).isEqualTo(Outcome.BROKER_FAILED);
        assertThat(unknown.outcome()).isEqualTo(Outcome.BROKER_FAILED);
        assertThat(rows.state().waiting()).isEqualTo(2);
        assertThat(rows.state().refused()).isZero();

        // When it is back
        kafka.start();
        rows.insert(List.of(Rows.row("1.0", 6)));
        Turn back = relay(producers, PATIENCE).turn();

        assertThat(back).isEqualTo(new Turn(Outcome.TOLD, 3, 0, null));
        try (TopicProbe probe = TopicProbe.fromBeginning(kafka.bootstrapServers(), Topic.RELEASE_SEEN)) {
            assertThat(probe.awaitFacts(6, ReleaseSeen.class, _ -> true))
                    .extracting(ReleaseSeen::count)
                    .isEqualTo(LongStream.rangeClosed(1, 6).boxed().toList());
        }
    }

    @Test
    void closing_breaks_a_turn_off() throws Exception {
        startWithTopic();
        kafka.stop();
        rows.append("2.0", 1);
        Shipper patient = new Shipper(producers, Duration.ofMinutes(10));
        Relay waiting = new Relay(database.dataSource(), patient, TestConfig.STANDARD, Clock.systemUTC());
        CompletableFuture<Turn> turn = Turns.begin(waiting);

        await().atMost(PATIENCE).untilAsserted(() -> {
            patient.close();
            assertThat(turn).isCompletedWithValueMatching(done -> done.outcome() == Outcome.BROKER_FAILED);
        });
    }

    private Relay relay(Supplier<Producer<String, byte[]>> producer, Duration giveUpAfter) {
        Shipper shipper = new Shipper(producer, giveUpAfter);
        shippers.add(shipper);
        return new Relay(database.dataSource(), shipper, TestConfig.STANDARD, Clock.systemUTC());
    }

    private void startWithTopic() throws Exception {
        kafka.start();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topic.RELEASE_SEEN.wireName(), Optional.of(12), Optional.empty())))
                    .all()
                    .get();
        }
    }
}
