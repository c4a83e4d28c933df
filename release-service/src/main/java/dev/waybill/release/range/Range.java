package dev.waybill.release.range;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commits of a repository between two of its commits: a question, and the newest answer once there is one. */
@Entity
@Table(name = "commit_range")
public class Range {

    @Id
    private UUID id;

    private long organizationId;
    private long repositoryId;
    private String repository;

    @Nullable
    private String base;

    private String head;
    private int revision;
    private Instant askedAt;

    @Nullable
    private Instant answeredAt;

    private long answerSequence;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Relation relation;

    @Nullable
    private String fullHead;

    private boolean complete;
    private boolean untold;

    @SuppressWarnings("NullAway.Init")
    protected Range() {}

    Range(
            UUID id,
            long organizationId,
            long repositoryId,
            String repository,
            @Nullable String base,
            String head,
            Instant askedAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.repositoryId = repositoryId;
        this.repository = repository;
        this.base = base;
        this.head = head;
        this.askedAt = askedAt;
    }

    /** Asks (again); the old answer stays until the new one comes. */
    void ask(Instant at) {
        revision++;
        askedAt = at;
        answeredAt = null;
    }

    /** A range from a commit to itself needs no question. */
    void same(Instant at) {
        askedAt = at;
        answeredAt = at;
        relation = Relation.SAME;
        complete = true;
    }

    /** Whether an answer is the newest one, which also holds for the one that was taken last. */
    boolean isCurrent(RangeResolved answer, long sequence) {
        return answer.revision() == revision && sequence >= answerSequence;
    }

    /** Takes the newest answer; whoever waits for it has yet to be told. */
    void answer(RangeResolved answer, long sequence, Instant at) {
        relation = answer.relation();
        fullHead = answer.head();
        complete = answer.complete();
        answerSequence = sequence;
        answeredAt = at;
        untold = true;
    }

    void told() {
        untold = false;
    }

    public UUID id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    public long repositoryId() {
        return repositoryId;
    }

    public String repository() {
        return repository;
    }

    public @Nullable String base() {
        return base;
    }

    String head() {
        return head;
    }

    int revision() {
        return revision;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Whether the newest question has no answer yet. */
    public boolean isOpen() {
        return answeredAt == null;
    }

    /** How head stands to base, {@code UNKNOWN} without an answer. */
    public Relation relation() {
        return requireNonNullElse(relation, Relation.UNKNOWN);
    }

    /** The head as a full object id where the graph has told it, else as it was asked. */
    public String fullHead() {
        return requireNonNullElse(fullHead, head);
    }

    /** False without an answer, or if the graph has a gap or does not know the ends. */
    public boolean isComplete() {
        return complete;
    }
}
