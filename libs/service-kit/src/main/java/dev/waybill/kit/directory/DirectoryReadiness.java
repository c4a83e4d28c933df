package dev.waybill.kit.directory;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the copy of the directory is whole: an unknown key may only be refused by who knows them all. */
@Readiness
final class DirectoryReadiness implements HealthCheck {

    private final DirectoryCopy copy;

    @Inject
    DirectoryReadiness(DirectoryCopy copy) {
        this.copy = copy;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("directory").status(copy.isWhole()).build();
    }
}
