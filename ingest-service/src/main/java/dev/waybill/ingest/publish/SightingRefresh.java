package dev.waybill.ingest.publish;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.ingest.limits.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Tells what was counted since a version was last told: every few seconds what is due, and everything when the service stops. */
@Singleton
final class SightingRefresh {

    private static final Logger LOG = Logger.getLogger(SightingRefresh.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(4);
    private static final int TOGETHER = 500;

    private final ReleaseSightings sightings;
    private final Records records;
    private final Publisher publisher;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waybill-sighting-refresh").factory());

    @Inject
    SightingRefresh(ReleaseSightings sightings, Records records, Publisher publisher) {
        this.sightings = sightings;
        this.records = records;
        this.publisher = publisher;
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(
                () -> tell(sightings::takeDue), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before {@link Publisher} stops. A round that is under way ends first, so nothing is told twice or left out. */
    void stop(@Observes ShutdownEvent event) {
        timer.close();
        tell(sightings::takeAll);
    }

    private void tell(IntFunction<List<ReleaseSeen>> take) {
        List<ReleaseSeen> facts = take.apply(TOGETHER);
        while (!facts.isEmpty() && send(facts)) {
            facts = take.apply(TOGETHER);
        }
    }

    /** False if it did not work out; then the facts are back where they were. */
    private boolean send(List<ReleaseSeen> facts) {
        List<ProducerRecord<String, byte[]>> together =
                facts.stream().map(fact -> records.releaseSeen(fact, null)).toList();
        try {
            publisher.publish(together).toCompletableFuture().get(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | Refusal e) {
            LOG.debugf("refresh postponed facts=%d error=%s", facts.size(), e.getMessage());
        }
        sightings.putBack(facts);
        return false;
    }
}
