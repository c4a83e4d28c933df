package dev.waybill.commit.history;

import dev.waybill.commit.background.Drain;
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

/** Triggers the questions to hosts, in threads of their own: a slow host delays neither a webhook nor a range. */
@Singleton
class HealGapsJob {

    private final ExecutorService threads;
    private final List<Drain> drains;

    @Inject
    HealGapsJob(HealGaps healGaps, HistoryConfig config) {
        this.threads = Executors.newFixedThreadPool(
                config.threads(), Thread.ofPlatform().name("healing-", 0).factory());
        this.drains = IntStream.range(0, config.threads())
                .mapToObj(_ -> new Drain("gaps", threads, healGaps::next))
                .toList();
    }

    void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) GapsDue due) {
        drains.forEach(Drain::wake);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        drains.forEach(Drain::wake);
    }

    @PreDestroy
    void stop() {
        drains.forEach(Drain::stop);
        threads.shutdownNow();
    }
}
