package dev.waybill.release.deploy;

import java.time.Instant;

/** Decides whether a deploy can be told. */
enum DeployReadiness {
    /** Something is still open and there is time. */
    WAITING,
    /** Everything is known. */
    SETTLED,
    /** Something is still open, but the time is up. */
    LATE;

    /**
     * The decision.
     *
     * @param commitsSettled whether nothing is open about the commits of the release
     * @param rangesSettled whether nothing is open about what the environment gains or loses
     * @param settleBy when the time is up
     */
    static DeployReadiness of(boolean commitsSettled, boolean rangesSettled, Instant settleBy, Instant now) {
        if (commitsSettled && rangesSettled) {
            return SETTLED;
        }
        return now.isBefore(settleBy) ? WAITING : LATE;
    }
}
