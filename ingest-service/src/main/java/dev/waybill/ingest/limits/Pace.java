package dev.waybill.ingest.limits;

/**
 * Whether a peer sends fast enough: a request's head must be complete {@value #HEAD_SECONDS} s after its first byte (or after the connection
 * was accepted), and while a body is outstanding each {@value #WINDOW_SECONDS} s must bring {@value #LEAST_BYTES_PER_WINDOW} bytes, and the
 * whole body must be there after {@value #BODY_SECONDS} s. Looked at every {@value #TICK_SECONDS} s, so a slow peer is cut within 10 s.
 *
 * <p>Time comes in as nanoseconds of a monotonic clock. Used by one thread.
 */
final class Pace {

    static final int TICK_SECONDS = 1;
    static final int HEAD_SECONDS = 8;
    static final int WINDOW_SECONDS = 4;
    static final int LEAST_BYTES_PER_WINDOW = 2_048;
    static final int BODY_SECONDS = 60;

    private static final long SECOND = 1_000_000_000L;

    private enum Phase {
        IDLE,
        HEAD,
        BODY
    }

    private Phase phase = Phase.HEAD;
    private long phaseBegan;
    private long windowBegan;
    private long bytesInWindow;

    Pace(long now) {
        phaseBegan = now;
    }

    /** Bytes came in. */
    void received(int bytes, long now) {
        bytesInWindow += bytes;
        if (phase == Phase.IDLE) {
            phase = Phase.HEAD;
            phaseBegan = now;
        }
    }

    /** A request's head is complete. */
    void headComplete(long now) {
        phase = Phase.BODY;
        phaseBegan = now;
        windowBegan = now;
        bytesInWindow = 0;
    }

    /** A request and its answer are complete. */
    void requestComplete() {
        phase = Phase.IDLE;
    }

    /** Whether the peer is to be cut now. */
    boolean isTooSlow(long now, boolean bodyOutstanding) {
        return switch (phase) {
            case IDLE -> false;
            case HEAD -> now - phaseBegan >= HEAD_SECONDS * SECOND;
            case BODY -> bodyOutstanding && bodyIsTooSlow(now);
        };
    }

    private boolean bodyIsTooSlow(long now) {
        if (now - phaseBegan >= BODY_SECONDS * SECOND) {
            return true;
        }
        if (now - windowBegan < WINDOW_SECONDS * SECOND) {
            return false;
        }
        boolean tooSlow = bytesInWindow < LEAST_BYTES_PER_WINDOW;
        windowBegan = now;
        bytesInWindow = 0;
        return tooSlow;
    }
}
