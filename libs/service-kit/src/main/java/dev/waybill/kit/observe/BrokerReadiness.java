package dev.waybill.kit.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness {@code kafka}: down while the cluster does not answer. Liveness knows nothing of it: a restart would not help. */
@Readiness
@ApplicationScoped
class BrokerReadiness implements HealthCheck {

    private final Broker broker;

    BrokerReadiness(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = broker.trouble();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("kafka").status(trouble.isEmpty());
        trouble.ifPresent(what -> response.withData("error", what));
        return response.build();
    }
}
