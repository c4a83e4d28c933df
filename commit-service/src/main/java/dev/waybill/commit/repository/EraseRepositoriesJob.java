package dev.waybill.commit.repository;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Triggers the removal of deleted repositories. */
@Singleton
final class EraseRepositoriesJob {

    private final EraseRepositories eraseRepositories;

    @Inject
    EraseRepositoriesJob(EraseRepositories eraseRepositories) {
        this.eraseRepositories = eraseRepositories;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean more = true;
        while (more) {
            more = eraseRepositories.some();
        }
    }
}
