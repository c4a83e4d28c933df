package dev.waybill.release.token;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Forgets tokens that ended long ago. */
@ApplicationScoped
class PurgeTokensJob {

    private final PurgeTokens purgeTokens;

    @Inject
    PurgeTokensJob(PurgeTokens purgeTokens) {
        this.purgeTokens = purgeTokens;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        purgeTokens.purge();
    }
}
