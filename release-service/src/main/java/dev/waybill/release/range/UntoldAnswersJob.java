package dev.waybill.release.range;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Goes on where a process died between an answer and those who wait for it. */
@ApplicationScoped
class UntoldAnswersJob {

    private final TakeAnswer takeAnswer;

    @Inject
    UntoldAnswersJob(TakeAnswer takeAnswer) {
        this.takeAnswer = takeAnswer;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        takeAnswer.tellUntold();
    }
}
