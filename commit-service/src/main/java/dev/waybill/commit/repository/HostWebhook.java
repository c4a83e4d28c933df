package dev.waybill.commit.repository;

import dev.waybill.commit.host.EnsuredWebhook;
import dev.waybill.commit.host.HostException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The webhook of a repository at its host, as far as we keep it there, and when it is to be looked at next. */
@Entity
@Table(name = "host_webhook")
class HostWebhook {

    /** So often a removal is tried, over about a day; then the host keeps a webhook that nobody answers. */
    static final int MOST_REMOVALS = 12;

    /** Longer than a look takes. Whoever dies meanwhile leaves it to the next. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Where it stands. The names are the database's and the wire's. */
    enum State {
        /** Not made yet. */
        pending,
        /** It was there at the last look. */
        installed,
        /** The last look went wrong. */
        failing,
        /** To be taken away from the host. */
        removing
    }

    @Id
    private long repositoryId;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String hostId;

    private boolean renewSecret;

    private @Nullable String problem;

    private int failures;

    private @Nullable Instant checkedAt;

    private Instant nextLookAt;

    @SuppressWarnings("NullAway.Init")
    protected HostWebhook() {}

    /** One that whoever makes it looks at first. */
    HostWebhook(long repositoryId, Instant now) {
        this.repositoryId = repositoryId;
        this.state = State.pending;
        this.nextLookAt = now;
        claim(now);
    }

    long repositoryId() {
        return repositoryId;
    }

    State state() {
        return state;
    }

    @Nullable
    String hostId() {
        return hostId;
    }

    boolean renewSecret() {
        return renewSecret;
    }

    @Nullable
    String problem() {
        return problem;
    }

    int failures() {
        return failures;
    }

    @Nullable
    Instant checkedAt() {
        return checkedAt;
    }

    /** Somebody looks at it now, and shows what this gives when the look is over. */
    final Instant claim(Instant now) {
        nextLookAt = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        return nextLookAt;
    }

    /** Whether nothing else was wanted and nobody else looked since that claim. */
    boolean isClaimedUntil(Instant lease) {
        return nextLookAt.equals(lease);
    }

    /** Another secret or another token: to be written at the next look, which is now. */
    void renew(Instant now) {
        renewSecret = true;
        failures = 0;
        nextLookAt = now;
    }

    /** The repository was let go. */
    void unwanted(Instant now) {
        state = State.removing;
        failures = 0;
        nextLookAt = now;
    }

    /** It is there, as it should be. */
    void ensured(EnsuredWebhook webhook, Instant now, Duration untilNextLook) {
        state = State.installed;
        hostId = webhook.id();
        renewSecret = false;
        problem = null;
        failures = 0;
        checkedAt = now;
        nextLookAt = now.plus(untilNextLook);
    }

    /** A look went wrong. */
    void failed(HostException failure, Instant now, Duration wait) {
        if (state != State.removing) {
            state = State.failing;
        }
        problem = failure.sentence();
        failures++;
        checkedAt = now;
        nextLookAt = now.plus(wait);
    }

    /** Whether a removal has been tried often enough. */
    boolean isGivenUp() {
        return state == State.removing && failures >= MOST_REMOVALS;
    }
}
