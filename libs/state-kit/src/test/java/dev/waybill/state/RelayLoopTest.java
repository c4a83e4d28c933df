package dev.waybill.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.test.Database;
import dev.waybill.test.Infra;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

    private final Database database = Infra.freshDatabase();
    private final Rows rows = Rows.in(database.dataSource());
    private final Producers producers = new Producers(Infra.kafkaBootstrapServers());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock = Clock.fixed(Facts.NOON.plusSeconds(90), ZoneOffset.UTC);
    private final TestConfig oneRowATurn = new TestConfig(1, 8 << 20, Duration.ofSeconds(10));
    private final CountDownLatch go = new CountDownLatch(1);
    private final RelayLoop loop = new RelayLoop(
            database.dataSource(),
            new Shipper(producers, Duration.ofSeconds(10)),
            oneRowATurn,
            new RelayBell(),
            new RelayMetrics(registry, clock),
            clock);

    @AfterEach
    void stop() {
        go.countDown();
        loop.stop(new ShutdownEvent());
    }

    @Test
    void measures_a_backlog_while_it_is_at_work() throws Exception {
        rows.append("backlog", 3);
        producers.afterSends(2, go::await);

        loop.start(new StartupEvent());

        // The second turn is under way and the relay has not been idle yet.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                registry.get("waybill.outbox.waiting").gauge().value())
                        .isEqualTo(2));
        assertThat(registry.get("waybill.outbox.age").gauge().value()).isEqualTo(90);
        assertThat(registry.get("waybill.outbox.turns")
                        .tag("outcome", "idle")
                        .counter()
                        .count())
                .isZero();
    }
}
