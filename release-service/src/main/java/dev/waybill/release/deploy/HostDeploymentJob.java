package dev.waybill.release.deploy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks again at deployments of hosts whose releases were not there yet. */
@ApplicationScoped
class HostDeploymentJob {

    private final TakeHostDeployment takeHostDeployment;

    @Inject
    HostDeploymentJob(TakeHostDeployment takeHostDeployment) {
        this.takeHostDeployment = takeHostDeployment;
    }

    @Scheduled(every = "{waybill.deploy.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        takeHostDeployment.lookAgain();
    }
}
