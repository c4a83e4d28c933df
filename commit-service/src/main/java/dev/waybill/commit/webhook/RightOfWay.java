package dev.waybill.commit.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeping deliveries goes before working them off: a host waits for the one, nobody for the other, and both want the same processors and the
 * same database. While deliveries are kept slowly the work rests four fifths of its time; otherwise this does nothing.
 */
@Singleton
final class RightOfWay {

    /** A delivery that was kept in a longer time says that the machine has too much to do. */
    static final Duration SLOW = Duration.ofMillis(15);

    private static final int RESTS = 4;
    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final AtomicLong slow = new AtomicLong();
    private final LongSupplier nanoTime;
    private final LongConsumer rest;

    @Inject
    RightOfWay() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    RightOfWay(LongSupplier nanoTime, LongConsumer rest) {
        this.nanoTime = nanoTime;
        this.rest = rest;
    }

    /** Keeps a delivery. */
    <T> T keeping(Supplier<T> keep) {
        long began = nanoTime.getAsLong();
        try {
            return keep.get();
        } finally {
            if (nanoTime.getAsLong() - began > SLOW.toNanos()) {
                slow.incrementAndGet();
            }
        }
    }

    /**
     * Does a piece of work, and rests after it if a delivery was kept slowly meanwhile.
     *
     * @return what the work says
     */
    boolean work(BooleanSupplier step) {
        long slowBefore = slow.get();
        long began = nanoTime.getAsLong();
        boolean more = step.getAsBoolean();
        if (more && slow.get() != slowBefore) {
            rest.accept(Math.min(RESTS * (nanoTime.getAsLong() - began), LONGEST_REST.toNanos()));
        }
        return more;
    }
}
