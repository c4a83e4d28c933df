package dev.waybill.ingest.publish;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Kafka is away. Liveness is not touched: a new process would not bring Kafka back. */
@Readiness
@Singleton
final class KafkaReadiness implements HealthCheck {

    private final Publisher publisher;

    @Inject
    KafkaReadiness(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka-producer")
                .status(publisher.isFlowing())
                .build();
    }
}
