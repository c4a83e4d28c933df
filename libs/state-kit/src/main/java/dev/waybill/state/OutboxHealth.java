package dev.waybill.state;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows how the outbox stands. It is never down: requests are still answered and nothing is lost while facts wait, but somebody has to look
 * when {@code alarm} says why.
 */
@Readiness
@Singleton
final class OutboxHealth implements HealthCheck {

    private final RelayMetrics metrics;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxHealth(RelayMetrics metrics, OutboxConfig config, Clock clock) {
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxState state = metrics.state();
        Duration age = state.age(clock.instant());
        return HealthCheckResponse.named("outbox")
                .up()
                .withData("waiting", state.waiting())
                .withData("oldestSeconds", age.toSeconds())
                .withData("refused", state.refused())
                .withData("alarm", alarm(state, age))
                .build();
    }

    private String alarm(OutboxState state, Duration age) {
        if (state.refused() > 0) {
            return "facts were refused for ever";
        }
        return age.compareTo(config.alarmAfter()) > 0 ? "facts are not told" : "none";
    }
}
