package dev.waybill.ingest.publish;

import dev.waybill.ingest.publish.KafkaCircuit.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Looks again and again whether the cluster is there, so that its loss is known within 2 s even while nobody sends. Metadata of the topics
 * is fetched before the first request could block for it.
 */
final class KafkaProbe implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaProbe.class);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Admin admin;
    private final Producers producers;
    private final List<String> topics;
    private final KafkaCircuit circuit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waybill-kafka-probe").factory());
    private boolean metadataFetched;
    private State told = State.UNREACHABLE;

    KafkaProbe(Admin admin, Producers producers, List<String> topics, KafkaCircuit circuit) {
        this.admin = admin;
        this.producers = producers;
        this.topics = topics;
        this.circuit = circuit;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::probe, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void probe() {
        if (!circuit.provenWithin(PAUSE.toNanos())) {
            circuit.probed(isThere());
        }
        State now = circuit.state();
        if (now != told) {
            LOG.infof("kafka state=%s was=%s", now, told);
            told = now;
        }
    }

    private boolean isThere() {
        try {
            boolean someNode = !admin.describeCluster()
                    .nodes()
                    .get(ProducerSettings.PROBE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
            if (someNode && !metadataFetched) {
                topics.forEach(producers::look);
                metadataFetched = true;
            }
            return someNode;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf("probe failed error=%s", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
