package dev.waybill.release.deploy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Announces deploys whose time is up. */
@ApplicationScoped
class DeployTimeoutJob {

    private final AnnounceDeploys announceDeploys;

    @Inject
    DeployTimeoutJob(AnnounceDeploys announceDeploys) {
        this.announceDeploys = announceDeploys;
    }

    @Scheduled(every = "{waybill.deploy.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void announce() {
        announceDeploys.announceLate();
    }
}
