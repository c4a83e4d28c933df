package dev.waybill.kit.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness {@code consumers}: down while records wait because something is away; the data names the topics and the failures. */
@Readiness
@ApplicationScoped
class ConsumersReadiness implements HealthCheck {

    private final Attempts attempts;

    ConsumersReadiness(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> retrying = attempts.retrying();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("consumers").status(retrying.isEmpty());
        retrying.forEach(response::withData);
        return response.build();
    }
}
