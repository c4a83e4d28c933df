package dev.waybill.commit.range;

import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question about a range, and how far it is answered. */
@Entity
@Table(name = "question")
class Question {

    /** How long an end that nobody knows is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How far a question is answered. The names are the table's. */
    enum State {
        /** Not at all: an end is waited for. */
        open,
        /** As far as the graph goes; it is answered again when that grows. */
        incomplete,
        /** For good. */
        settled
    }

    @Id
    private UUID requestId;

    private int revision;

    private long organizationId;

    private String version;

    private long repositoryId;

    private String repository;

    private @Nullable String base;

    private String head;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant askedAt;

    private Instant deadline;

    private @Nullable Instant nextLookAt;

    private @Nullable Instant answeredAt;

    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init")
    protected Question() {}

    Question(CommitsRequested asked, Instant now) {
        this.requestId = asked.requestId();
        this.organizationId = asked.organizationId();
        this.version = asked.version();
        this.repositoryId = asked.repositoryId();
        this.repository = asked.repository();
        this.head = asked.head();
        this.askedAt = now;
        this.deadline = now.plus(PATIENCE);
        this.state = State.open;
        ask(asked, now);
    }

    UUID requestId() {
        return requestId;
    }

    int revision() {
        return revision;
    }

    long organizationId() {
        return organizationId;
    }

    String version() {
        return version;
    }

    long repositoryId() {
        return repositoryId;
    }

    String repository() {
        return repository;
    }

    @Nullable
    String base() {
        return base;
    }

    String head() {
        return head;
    }

    /** Whether the question is as new as the one that is asked; then there is nothing to do. */
    boolean covers(CommitsRequested asked) {
        return revision >= asked.revision();
    }

    /** The question is asked anew, perhaps with other ends. */
    void ask(CommitsRequested asked, Instant now) {
        revision = asked.revision();
        version = asked.version();
        repositoryId = asked.repositoryId();
        repository = asked.repository();
        base = asked.base();
        head = asked.head();
        state = State.open;
        askedAt = now;
        deadline = now.plus(PATIENCE);
        nextLookAt = deadline;
        answer = null;
    }

    boolean isOverdue(Instant now) {
        return state == State.incomplete || !now.isBefore(deadline);
    }

    /** An end is not known yet. */
    void waitOn() {
        nextLookAt = deadline;
    }

    /** Something went wrong; the question is looked at again later. */
    void postpone(Instant until) {
        nextLookAt = until;
    }

    /**
     * The question was answered.
     *
     * @param digest of the answer
     * @return true if the answer is another one than before, so it has to be told
     */
    boolean answered(String digest, boolean forGood, Instant now) {
        boolean news = !digest.equals(answer);
        state = forGood ? State.settled : State.incomplete;
        nextLookAt = null;
        answer = digest;
        answeredAt = news ? now : answeredAt;
        return news;
    }
}
