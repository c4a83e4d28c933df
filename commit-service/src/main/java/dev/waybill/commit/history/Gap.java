package dev.waybill.commit.history;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that is missing in the history of a repository, and how far the host was asked for it. */
@Entity
@Table(name = "gap")
class Gap {

    /** So often a host is asked, over about a day; then only a change of the connection makes it worth another try. */
    static final int MOST_ATTEMPTS = 12;

    /** Longer than a host takes. Whoever dies meanwhile leaves it to the next. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final int LONGEST_PROBLEM = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gap")
    @SequenceGenerator(name = "gap", sequenceName = "gap_seq", allocationSize = 10)
    private @Nullable Long id;

    private long repositoryId;

    private String ref;

    private @Nullable String base;

    private String head;

    @Enumerated(EnumType.STRING)
    private GapReason reason;

    private String[] commits;

    private Instant openedAt;

    private int attempts;

    private @Nullable Instant nextAttemptAt;

    private @Nullable String problem;

    @SuppressWarnings("NullAway.Init")
    protected Gap() {}

    Gap(long repositoryId, String ref, Missing missing, Instant now, Duration delay) {
        this.repositoryId = repositoryId;
        this.ref = ref;
        this.base = missing.base();
        this.head = missing.head();
        this.reason = missing.reason();
        this.commits = missing.commits().toArray(String[]::new);
        this.openedAt = now;
        this.nextAttemptAt = base == null ? null : now.plus(delay);
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    long repositoryId() {
        return repositoryId;
    }

    String ref() {
        return ref;
    }

    @Nullable
    String base() {
        return base;
    }

    String head() {
        return head;
    }

    GapReason reason() {
        return reason;
    }

    List<String> commits() {
        return List.of(commits);
    }

    Instant openedAt() {
        return openedAt;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** Somebody asks for it now, and says what came of it when this is over. */
    Instant claim(Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        nextAttemptAt = until;
        return until;
    }

    /** Whether nobody else asked and nothing else was wanted since that claim. */
    boolean isClaimedUntil(Instant lease) {
        return lease.equals(nextAttemptAt);
    }

    /** Nobody can be asked as the repository is connected now. */
    void rest() {
        nextAttemptAt = null;
    }

    /** It did not come; it is asked for again, but not for ever. */
    void failed(String sentence, Instant now, Duration wait) {
        problem = sentence.substring(0, Math.min(sentence.length(), LONGEST_PROBLEM));
        attempts++;
        nextAttemptAt = attempts >= MOST_ATTEMPTS ? null : now.plus(wait);
    }
}
