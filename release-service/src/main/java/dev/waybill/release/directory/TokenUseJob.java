package dev.waybill.release.directory;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes the last uses of tokens. */
@ApplicationScoped
class TokenUseJob {

    private final TokenUse tokenUse;

    @Inject
    TokenUseJob(TokenUse tokenUse) {
        this.tokenUse = tokenUse;
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        tokenUse.write();
    }
}
