package dev.waybill.commit.range;

import dev.waybill.commit.background.Drain;
import dev.waybill.commit.graph.GraphGrown;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Triggers another look at questions: right after a graph grew, and every second for those whose time is up. */
@Singleton
class QuestionJob {

    private final LookAgain lookAgain;
    private final Drain drain;

    @Inject
    QuestionJob(LookAgain lookAgain, ManagedExecutor executor) {
        this.lookAgain = lookAgain;
        this.drain = new Drain("questions", executor, lookAgain::next);
    }

    void onGrowth(@Observes(during = TransactionPhase.AFTER_SUCCESS) GraphGrown grown) {
        drain.wake();
    }

    @Scheduled(every = "1s", delayed = "1s")
    void poll() {
        drain.wake();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        boolean more = true;
        while (more) {
            more = lookAgain.forgetSome();
        }
    }

    @PreDestroy
    void stop() {
        drain.stop();
    }
}
