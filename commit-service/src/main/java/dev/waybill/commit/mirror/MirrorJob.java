package dev.waybill.commit.mirror;

import dev.waybill.commit.background.Drain;
import dev.waybill.commit.background.Wishes;
import dev.waybill.commit.graph.CommitWanted;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Triggers fetches, in threads of their own: a large import delays neither a webhook nor a range. */
@Singleton
class MirrorJob {

    private final WantMirror wantMirror;
    private final ForgetMirrors forgetMirrors;
    private final ExecutorService threads;
    private final List<Drain> drains;
    private final Wishes wishes = new Wishes();

    @Inject
    MirrorJob(WantMirror wantMirror, FetchMirrors fetchMirrors, ForgetMirrors forgetMirrors, MirrorConfig config) {
        this.wantMirror = wantMirror;
        this.forgetMirrors = forgetMirrors;
        this.threads = Executors.newFixedThreadPool(
                config.threads(), Thread.ofPlatform().name("mirror-", 0).factory());
        this.drains = IntStream.range(0, config.threads())
                .mapToObj(_ -> new Drain("fetches", threads, fetchMirrors::next))
                .toList();
    }

    void onWanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) MirrorWanted wanted) {
        wake();
    }

    /** Outside of that transaction, and a little later: a webhook that only is late brings the commit meanwhile. */
    void onCommitWanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommitWanted commit) {
        wishes.add(commit.repositoryId());
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        wantMirror.newOnes();
        wantMirror.again(wishes.take());
        wake();
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forgetMirrors.forget();
    }

    private void wake() {
        drains.forEach(Drain::wake);
    }

    @PreDestroy
    void stop() {
        drains.forEach(Drain::stop);
        threads.shutdownNow();
    }
}
