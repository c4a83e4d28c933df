package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** One try to deliver a claimed message, within a time limit, and the record of what became of it. */
final class Attempt {

    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RecordOutcome recordOutcome;
    private final ExecutorService workers;
    private final Duration timeout;
    private final Clock clock;
    private final CountDownLatch stopping;

    /** @param stopping reaches zero when the service stops */
    Attempt(
            RecordOutcome recordOutcome,
            ExecutorService workers,
            Duration timeout,
            Clock clock,
            CountDownLatch stopping) {
        this.recordOutcome = recordOutcome;
        this.workers = workers;
        this.timeout = timeout;
        this.clock = clock;
        this.stopping = stopping;
    }

    Outcome make(Lane lane, Claim claim) {
        Outcome outcome;
        if (claim.suppressed()) {
            lane.circuit().unused();
            outcome = new Outcome.Refused("the address was refused before", false);
        } else {
            outcome = deliver(lane, claim);
            tell(lane.circuit(), outcome);
        }
        log(claim, outcome, record(claim, outcome));
        return outcome;
    }

    private Outcome deliver(Lane lane, Claim claim) {
        Future<Outcome> sending;
        try {
            sending = workers.submit(() -> lane.channel().deliver(claim.message()));
        } catch (RejectedExecutionException stopping) {
            return new Outcome.Unavailable("the service stopped");
        }
        try {
            return sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            sending.cancel(true);
            return new Outcome.Unavailable("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException fault) {
            // A fault of ours, such as a notice that cannot be rendered; a corrected release sends it.
            LOG.errorf(
                    fault.getCause(),
                    "channel failed event=channel-failed delivery=%s channel=%s",
                    claim.message().deliveryId(),
                    lane.channel().name());
            return new Outcome.Deferred("internal error");
        } catch (InterruptedException stopping) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("the service stopped");
        }
    }

    private static void tell(Circuit circuit, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _, Outcome.Deferred _, Outcome.Refused _ -> circuit.answered();
            case Outcome.Unavailable _ -> circuit.unreachable();
        }
    }

    /** Tries for as long as the claim holds: an outcome that is not recorded means a second message. */
    private Optional<DeliveryState> record(Claim claim, Outcome outcome) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return recordOutcome.record(claim, outcome);
            } catch (RuntimeException failed) {
                LOG.warnf(
                        "cannot record an outcome event=record-failed delivery=%s error=%s",
                        claim.message().deliveryId(), failed);
            }
            if (clock.instant().plus(pause).isAfter(claim.until()) || !pause(pause)) {
                return Optional.empty();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** False if the service stops meanwhile. */
    private boolean pause(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void log(Claim claim, Outcome outcome, Optional<DeliveryState> state) {
        LOG.infof(
                "delivery tried event=delivery-tried delivery=%s subject=%s member=%d outcome=%s state=%s",
                claim.message().deliveryId(),
                claim.message().notice().subject(),
                claim.message().recipient().memberId(),
                outcome,
                state.map(DeliveryState::wireName).orElse("unrecorded"));
    }
}
