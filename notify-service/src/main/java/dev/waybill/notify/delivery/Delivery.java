package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.Outcome;
import dev.waybill.notify.channel.Recipient;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one person by one channel, from the moment it is owed until it is sent or given up. */
@Entity
class Delivery {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private long seq;

    private long organizationId;
    private String noticeKind;
    private long noticeId;
    private String channel;
    private long memberId;
    private String memberName;
    private String address;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private @Nullable UUID claim;
    private int attempts;
    private int outages;
    private Instant dueAt;
    private @Nullable String lastError;
    private Instant createdAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected Delivery() {}

    /**
     * Takes it for sending. If a lease ran out, nobody knows whether that attempt was accepted, so it counts.
     *
     * @param by names this claim; only its holder may record the outcome
     * @param lease how long nobody else may claim it
     */
    void claim(UUID by, Instant now, Duration lease) {
        if (state == DeliveryState.CLAIMED) {
            attempts++;
        }
        state = DeliveryState.CLAIMED;
        claim = by;
        dueAt = now.plus(lease);
    }

    /** Whether that claim is the one that holds now. */
    boolean isClaimedBy(UUID by) {
        return state == DeliveryState.CLAIMED && by.equals(claim);
    }

    /** Records what the channel said. */
    void apply(Outcome outcome, Instant now, RetryPolicy retries) {
        claim = null;
        switch (outcome) {
            case Outcome.Accepted _ -> {
                attempts++;
                lastError = null;
                finish(DeliveryState.SENT, now);
            }
            case Outcome.Refused refused -> {
                attempts++;
                lastError = refused.reason();
                finish(DeliveryState.FAILED, now);
            }
            case Outcome.Deferred deferred -> {
                attempts++;
                retry(retries.afterAttempt(attempts), deferred.reason(), now);
            }
            case Outcome.Unavailable unavailable -> {
                outages++;
                retry(retries.afterOutage(outages), unavailable.reason(), now);
            }
        }
    }

    private void retry(Optional<Duration> delay, String reason, Instant now) {
        lastError = reason;
        if (delay.isPresent()) {
            state = DeliveryState.PENDING;
            dueAt = now.plus(delay.get());
        } else {
            lastError = "given up: " + reason;
            finish(DeliveryState.FAILED, now);
        }
    }

    private void finish(DeliveryState end, Instant now) {
        state = end;
        finishedAt = now;
    }

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    long organizationId() {
        return organizationId;
    }

    String noticeKind() {
        return noticeKind;
    }

    long noticeId() {
        return noticeId;
    }

    String subject() {
        return noticeKind + "/" + noticeId;
    }

    String channel() {
        return channel;
    }

    Recipient recipient() {
        return new Recipient(memberId, memberName, address);
    }

    DeliveryState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    String lastError() {
        return lastError;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
