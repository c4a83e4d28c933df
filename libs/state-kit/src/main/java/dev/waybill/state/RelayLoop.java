package dev.waybill.state;

import dev.waybill.kit.retry.Backoff;
import dev.waybill.kit.topic.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Lets the relay take turns on a thread of its own, from the start of the service to its end. */
@Singleton
final class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration REMIND = Duration.ofMinutes(1);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final OutboxConfig config;
    private final RelayBell bell;
    private final RelayMetrics metrics;
    private final Shipper shipper;
    private final Relay relay;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    private int failures;
    private long remindAt;
    private long measureAt;

    @Inject
    RelayLoop(
            DataSource dataSource,
            KafkaClients clients,
            OutboxConfig config,
            RelayBell bell,
            RelayMetrics metrics,
            Clock clock) {
        this(
                dataSource,
                new Shipper(() -> clients.producer("outbox-relay", Shipper.SETTINGS), config.giveUpAfter()),
                config,
                bell,
                metrics,
                clock);
    }

    RelayLoop(
            DataSource dataSource,
            Shipper shipper,
            OutboxConfig config,
            RelayBell bell,
            RelayMetrics metrics,
            Clock clock) {
        this.config = config;
        this.bell = bell;
        this.metrics = metrics;
        this.shipper = shipper;
        this.relay = new Relay(dataSource, shipper, config, clock);
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread.start();
        }
    }

    /** Lets the turn end in which the relay is; where the broker is away, that turn is broken off. */
    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        bell.ring();
        try {
            if (thread.isAlive() && !thread.join(GRACE)) {
                shipper.close();
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shipper.close();
    }

    private void run() {
        measureAt = System.nanoTime();
        try {
            while (stopping.getCount() > 0) {
                Relay.Turn turn = relay.turn();
                metrics.count(turn);
                // After busy turns above all: a relay that is never idle may be one that does not keep up.
                measure();
                switch (turn.outcome()) {
                    case TOLD -> recovered();
                    case IDLE, HELD_ELSEWHERE -> {
                        recovered();
                        bell.sleep(config.poll());
                    }
                    case BROKER_FAILED, DATABASE_FAILED, FAULT -> backOff(turn);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recovered() {
        if (failures > 0) {
            LOG.infof("outbox is told again after %d failed turns", failures);
            failures = 0;
        }
    }

    /** The bell does not shorten this wait: every append rings it. */
    private void backOff(Relay.Turn turn) throws InterruptedException {
        failures++;
        long now = System.nanoTime();
        if (failures == 1 || now - remindAt >= 0) {
            remindAt = now + REMIND.toNanos();
            LOG.warnf(
                    "outbox waits, nothing is lost outcome=%s attempt=%d error=%s",
                    turn.outcome(), failures, turn.failure());
        }
        stopping.await(BACKOFF.after(failures, random).toNanos(), TimeUnit.NANOSECONDS);
    }

    private void measure() {
        long now = System.nanoTime();
        if (now - measureAt < 0) {
            return;
        }
        measureAt = now + MEASURE.toNanos();
        try {
            metrics.observe(relay.state());
        } catch (SQLException e) {
            // The turns tell that the database is away; until it is back the last figures stand, and the age grows.
            LOG.debugf(e, "outbox not measured");
        }
    }
}
