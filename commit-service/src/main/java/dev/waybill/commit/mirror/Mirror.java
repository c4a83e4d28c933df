package dev.waybill.commit.mirror;

import dev.waybill.kit.retry.Backoff;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A copy of a repository: when it is wanted, who works on it, and how far that came. */
@Entity
@Table(name = "mirror")
class Mirror {

    private static final int LONGEST_PROBLEM = 500;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));

    @Id
    private long repositoryId;

    private Instant wantedAt;

    private Instant nextAttemptAt;

    private int attempts;

    private @Nullable UUID lease;

    private @Nullable Instant leasedUntil;

    private @Nullable Instant fetchedAt;

    private long imported;

    private @Nullable String problem;

    private @Nullable String hostAddress;

    private @Nullable String hostKey;

    @SuppressWarnings("NullAway.Init")
    protected Mirror() {}

    long repositoryId() {
        return repositoryId;
    }

    FetchState state() {
        return new FetchState(fetchedAt, imported, attempts, problem, nextAttemptAt);
    }

    /** The host that was fetched from by ssh, null if there was none. */
    @Nullable
    KnownHost knownHost() {
        return hostAddress == null || hostKey == null ? null : new KnownHost(hostAddress, hostKey);
    }

    void remember(KnownHost host) {
        this.hostAddress = host.address();
        this.hostKey = host.key();
    }

    /** Another way to the repository was entered: it is fetched at once, and its host is met for the first time. */
    void startAnew(Instant now) {
        this.hostAddress = null;
        this.hostKey = null;
        this.wantedAt = now;
        this.nextAttemptAt = now;
        this.attempts = 0;
    }

    /** Somebody begins to work on it, alone until that time unless it is put off. */
    void lease(UUID newLease, Instant until) {
        this.lease = newLease;
        this.leasedUntil = until;
    }

    boolean isLeased(UUID by) {
        return by.equals(lease);
    }

    /** The work goes on. */
    void progress(int commits, Instant until) {
        this.imported += commits;
        this.leasedUntil = until;
    }

    /**
     * All that was there when the work began is imported. It is fetched again after half of an interval to all of it, so that those that
     * were connected together do not come together for ever.
     *
     * @param begun when that was; what was wanted afterwards is fetched at once
     */
    void finished(Instant begun, Instant now, Duration interval, RandomGenerator random) {
        this.fetchedAt = begun;
        this.problem = null;
        this.attempts = 0;
        this.nextAttemptAt = wantedAt.isAfter(begun) ? now : now.plus(Backoff.spread(interval, random));
        release();
    }

    /** It did not work; it is tried again, ever later. */
    void failed(String sentence, Instant now, RandomGenerator random) {
        this.problem = sentence.substring(0, Math.min(sentence.length(), LONGEST_PROBLEM));
        this.attempts++;
        this.nextAttemptAt = now.plus(BACKOFF.after(attempts, random));
        release();
    }

    private void release() {
        this.lease = null;
        this.leasedUntil = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mirror mirror && mirror.repositoryId == repositoryId;
    }

    @Override
    public int hashCode() {
        return Objects.hash(repositoryId);
    }
}
