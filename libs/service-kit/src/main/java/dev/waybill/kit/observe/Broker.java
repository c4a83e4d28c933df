package dev.waybill.kit.observe;

import dev.waybill.kit.topic.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether the Kafka cluster answers, asked once a second; no caller waits for it. */
@Singleton
final class Broker {

    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 2_000;

    private final KafkaClients clients;
    private final Periodically periodically;
    private volatile Optional<String> trouble = Optional.of("not asked yet");
    private boolean told;
    private @Nullable Admin admin;

    Broker(KafkaClients clients, Periodically periodically) {
        this.clients = clients;
        this.periodically = periodically;
    }

    /** What is wrong; empty while the cluster answers. */
    Optional<String> trouble() {
        return trouble;
    }

    void start(@Observes StartupEvent event) {
        periodically.look(PAUSE, this::ask);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private void ask() {
        try {
            client().describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            tell(Optional.empty());
        } catch (ExecutionException e) {
            tell(Optional.of(
                    e.getCause() == null
                            ? e.toString()
                            : e.getCause().getClass().getSimpleName()));
        } catch (TimeoutException | KafkaException e) {
            tell(Optional.of(e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Optional<String> now) {
        boolean changed = !told || now.isPresent() != trouble.isPresent();
        told = true;
        trouble = now;
        if (changed && now.isPresent()) {
            LOG.warnf("kafka does not answer error=%s", now.get());
        } else if (changed) {
            LOG.info("kafka answers");
        }
    }

    private synchronized Admin client() {
        if (admin == null) {
            admin = clients.admin(
                    "health",
                    Map.of(
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000));
        }
        return admin;
    }
}
