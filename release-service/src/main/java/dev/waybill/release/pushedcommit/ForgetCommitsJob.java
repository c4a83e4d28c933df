package dev.waybill.release.pushedcommit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Forgets commits that are too old. */
@ApplicationScoped
class ForgetCommitsJob {

    private final PushedCommits pushedCommits;

    @Inject
    ForgetCommitsJob(PushedCommits pushedCommits) {
        this.pushedCommits = pushedCommits;
    }

    @Scheduled(
            every = "{waybill.pushed-commit.forget-every}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        pushedCommits.forgetOld();
    }
}
