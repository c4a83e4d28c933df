package dev.waybill.commit.history;

import dev.waybill.commit.background.Drain;
import dev.waybill.commit.background.Wishes;
import dev.waybill.commit.graph.CommitWanted;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Triggers the looks at branches at hosts, one at a time in each process. */
@Singleton
class CheckBranchesJob {

    private final CheckBranches checkBranches;
    private final Drain drain;
    private final Wishes wishes = new Wishes();

    @Inject
    CheckBranchesJob(CheckBranches checkBranches, ManagedExecutor executor) {
        this.checkBranches = checkBranches;
        this.drain = new Drain("branches at hosts", executor, checkBranches::next);
    }

    /** Outside of that transaction, and a little later: a webhook that only is late brings the commit meanwhile. */
    void onCommitWanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommitWanted commit) {
        wishes.add(commit.repositoryId());
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        checkBranches.newOnes();
        checkBranches.soon(wishes.take());
        drain.wake();
    }

    @PreDestroy
    void stop() {
        drain.stop();
    }
}
