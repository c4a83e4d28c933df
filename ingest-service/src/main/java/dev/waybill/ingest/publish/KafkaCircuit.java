package dev.waybill.ingest.publish;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether it makes sense to accept anything: a request that Kafka cannot take now is refused at once instead of after its time-out.
 *
 * <pre>
 *            probe ok                    no acknowledgement for 1.5 s
 * UNREACHABLE ─────▶ FLOWING ──────────────────────────────▶ STALLED
 *      ▲                ▲                                      │ probe ok
 *      │ probe failed   │ acknowledged                         ▼
 *      └── any state    └────────────────────────────────── TRYING ──▶ STALLED when the trial fails
 * </pre>
 *
 * <p>A failed probe says nothing against a flow of acknowledgements. While TRYING one request at a time is let through. Safe for
 * concurrent use; transitions that race each other are put right by the next probe.
 */
final class KafkaCircuit {

    /** Well below the 2 s after which a loss has to be known, well above any pause of a healthy broker. */
    static final long STALLED_AFTER_NANOS = 1_500_000_000L;

    /** How long a trial may take to bring a record; if its request had none, the next request is the trial. */
    private static final long TRIAL_NANOS = 1_000_000_000L;

    enum State {
        UNREACHABLE,
        FLOWING,
        STALLED,
        TRYING
    }

    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong trialUntil;
    private volatile State state = State.UNREACHABLE;
    private volatile long progress;

    KafkaCircuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.progress = nanoTime.getAsLong();
        this.trialUntil = new AtomicLong(progress);
    }

    /** Whether a new request may come in. */
    boolean admits() {
        return switch (state()) {
            case FLOWING -> true;
            case UNREACHABLE, STALLED -> false;
            case TRYING -> claimTrial();
        };
    }

    /** Whether what has been let in may still be sent. */
    boolean passes() {
        return switch (state()) {
            case FLOWING, TRYING -> true;
            case UNREACHABLE, STALLED -> false;
        };
    }

    /** The state after a look at the clock. */
    State state() {
        State now = state;
        if ((now == State.FLOWING || now == State.TRYING)
                && inFlight.get() > 0
                && sinceProgress() > STALLED_AFTER_NANOS) {
            state = State.STALLED;
            return State.STALLED;
        }
        return now;
    }

    /** A record was handed to the producer. */
    void sent() {
        // First the time, then the number: whoever looks in between must not take a long silence for a stall.
        if (inFlight.get() == 0) {
            progress = nanoTime.getAsLong();
        }
        inFlight.incrementAndGet();
    }

    /** The broker has a record. */
    void acknowledged() {
        progress = nanoTime.getAsLong();
        inFlight.decrementAndGet();
        if (state != State.FLOWING) {
            state = State.FLOWING;
        }
    }

    /** A record was given up. One that fails alone is no reason to refuse the others. */
    void failed() {
        inFlight.decrementAndGet();
        if (state == State.TRYING) {
            state = State.STALLED;
        }
    }

    /** Whether acknowledgements came so lately that a probe would tell nothing new. */
    boolean provenWithin(long nanos) {
        return state == State.FLOWING && inFlight.get() > 0 && sinceProgress() < nanos;
    }

    /** A probe found the cluster there, or did not. */
    void probed(boolean reachable) {
        if (!reachable) {
            if (!provenWithin(STALLED_AFTER_NANOS)) {
                state = State.UNREACHABLE;
            }
            return;
        }
        switch (state()) {
            case UNREACHABLE -> {
                progress = nanoTime.getAsLong();
                state = State.FLOWING;
            }
            case STALLED -> state = State.TRYING;
            case FLOWING, TRYING -> {
                // As it should be.
            }
        }
    }

    private boolean claimTrial() {
        long until = trialUntil.get();
        long now = nanoTime.getAsLong();
        return now - until >= 0 && trialUntil.compareAndSet(until, now + TRIAL_NANOS);
    }

    private long sinceProgress() {
        return nanoTime.getAsLong() - progress;
    }
}
