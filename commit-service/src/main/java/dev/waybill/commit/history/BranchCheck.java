package dev.waybill.commit.history;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a host is asked where the branches of a repository are, and how that went. */
@Entity
@Table(name = "branch_check")
class BranchCheck {

    /** Longer than a host takes. Whoever dies meanwhile leaves it to the next. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final int LONGEST_PROBLEM = 500;

    @Id
    private long repositoryId;

    private Instant nextLookAt;

    private @Nullable Instant leasedUntil;

    private int failures;

    private @Nullable Instant checkedAt;

    private @Nullable String problem;

    @SuppressWarnings("NullAway.Init")
    protected BranchCheck() {}

    long repositoryId() {
        return repositoryId;
    }

    Instant nextLookAt() {
        return nextLookAt;
    }

    int failures() {
        return failures;
    }

    /** When the host told last; null if it never did. */
    @Nullable
    Instant checkedAt() {
        return checkedAt;
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** Somebody asks now, alone until that time, and shows it when that is over. */
    Instant claim(Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        leasedUntil = until;
        return until;
    }

    /** Whether nobody else asked since that claim. */
    boolean isClaimedUntil(Instant lease) {
        return lease.equals(leasedUntil);
    }

    /** The host told. */
    void told(Instant now, Duration untilNextLook) {
        checkedAt = now;
        release(now, untilNextLook);
    }

    /** It is not asked now: what is lost is fetched, or there is no way to the host. */
    void skip(Instant now, Duration untilNextLook) {
        release(now, untilNextLook);
    }

    private void release(Instant now, Duration untilNextLook) {
        problem = null;
        failures = 0;
        // It may have been wanted again while the host was asked.
        boolean wanted = leasedUntil != null && nextLookAt.isAfter(leasedUntil.minus(LEASE));
        nextLookAt = wanted ? nextLookAt : now.plus(untilNextLook);
        leasedUntil = null;
    }

    /** It did not tell. */
    void failed(String sentence, Instant now, Duration wait) {
        problem = sentence.substring(0, Math.min(sentence.length(), LONGEST_PROBLEM));
        failures++;
        nextLookAt = now.plus(wait);
        leasedUntil = null;
    }
}
