package dev.waybill.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** {@link InfraResource} for a service without a database. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return InfraResource.withoutDatabase();
    }

    @Override
    public void stop() {
        // The broker serves the whole JVM and ends with it.
    }
}
