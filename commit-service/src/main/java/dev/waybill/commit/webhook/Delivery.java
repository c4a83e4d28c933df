package dev.waybill.commit.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a host sent, and how far it was worked off. Its body is not part of the state: it may be large and never changes. */
@Entity
@Table(name = "delivery")
class Delivery {

    /** After so many failures somebody has to look; the delivery can be put back by hand. */
    static final int MOST_ATTEMPTS = 8;

    private static final int LONGEST_REASON = 1_000;

    /** Where a delivery stands. The names are the wire's. */
    enum State {
        received,
        processed,
        ignored,
        failed
    }

    @Id
    private long id;

    private long repositoryId;

    private String host;

    private String hostDeliveryId;

    private String event;

    private @Nullable String contentType;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String reason;

    private int attempts;

    private Instant receivedAt;

    private Instant nextAttemptAt;

    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected Delivery() {}

    long id() {
        return id;
    }

    long repositoryId() {
        return repositoryId;
    }

    String host() {
        return host;
    }

    String event() {
        return event;
    }

    String contentType() {
        return contentType == null ? "" : contentType;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    int attempts() {
        return attempts;
    }

    State state() {
        return state;
    }

    void processed(Instant now) {
        finish(State.processed, null, now);
    }

    void ignored(String why, Instant now) {
        finish(State.ignored, why, now);
    }

    void failed(String why, Instant now) {
        finish(State.failed, why, now);
    }

    /** An attempt went wrong. The next one comes after the wait, unless it was the last. */
    void attemptFailed(String why, Instant now, Duration wait) {
        if (attempts + 1 >= MOST_ATTEMPTS) {
            failed(why, now);
        } else {
            attempts++;
            reason = bounded(why);
            nextAttemptAt = now.plus(wait);
        }
    }

    /** To be worked off anew, from the first attempt. */
    void replay(Instant now) {
        state = State.received;
        attempts = 0;
        reason = null;
        nextAttemptAt = now;
        finishedAt = null;
    }

    private void finish(State end, @Nullable String why, Instant now) {
        state = end;
        attempts++;
        reason = why == null ? null : bounded(why);
        finishedAt = now;
    }

    private static String bounded(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
