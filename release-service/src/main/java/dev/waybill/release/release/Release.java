package dev.waybill.release.release;

import dev.waybill.contracts.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A release of an organisation. Its row lock puts everything that is said about it in order.
 *
 * <p>What lists show of its commits and deploys is kept on the row, written by the features that own them.
 */
@Entity
@Table(name = "release")
public class Release {

    static final String OPEN = "open";
    static final String ARCHIVED = "archived";
    static final List<String> STATUSES = List.of(OPEN, ARCHIVED);

    @Id
    private long id;

    private long organizationId;
    private String version;
    private String status;

    @Nullable
    private String ref;

    @Nullable
    private String url;

    @Nullable
    private Long ownerId;

    @Nullable
    private String userAgent;

    private Instant dateAdded;

    @Nullable
    private Instant dateReleased;

    private int commitCount;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    private CommitSummary lastCommit;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Person> authors;

    private int deployCount;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    private DeploySummary lastDeploy;

    @Column(insertable = false, updatable = false)
    private Instant effectiveDate;

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    /** Changes what is given and keeps what is null. */
    boolean change(
            @Nullable String newStatus,
            @Nullable String newRef,
            @Nullable String newUrl,
            @Nullable Instant newDateReleased) {
        String oldStatus = status;
        String oldRef = ref;
        String oldUrl = url;
        Instant oldDateReleased = dateReleased;
        status = newStatus == null ? status : newStatus;
        ref = newRef == null ? ref : newRef;
        url = newUrl == null ? url : newUrl;
        dateReleased = newDateReleased == null ? dateReleased : newDateReleased;
        return !Objects.equals(status, oldStatus)
                || !Objects.equals(ref, oldRef)
                || !Objects.equals(url, oldUrl)
                || !Objects.equals(dateReleased, oldDateReleased);
    }

    void ownedBy(@Nullable Long memberId) {
        ownerId = memberId;
    }

    /** Notes what its commit list is now. */
    public void committed(int count, @Nullable CommitSummary newest, List<Person> distinctAuthors) {
        commitCount = count;
        lastCommit = newest;
        authors = List.copyOf(distinctAuthors);
    }

    /** Notes one more deploy. */
    public void deployed(DeploySummary deploy) {
        deployCount++;
        lastDeploy = deploy;
    }

    public long id() {
        return id;
    }

    public long organizationId() {
        return organizationId;
    }

    public String version() {
        return version;
    }

    /** {@code open} or {@code archived}. */
    public String status() {
        return status;
    }

    public @Nullable String ref() {
        return ref;
    }

    public @Nullable String url() {
        return url;
    }

    @Nullable
    Long ownerId() {
        return ownerId;
    }

    @Nullable
    String userAgent() {
        return userAgent;
    }

    public Instant dateAdded() {
        return dateAdded;
    }

    /** When it was finalised, null if it was not. */
    public @Nullable Instant dateReleased() {
        return dateReleased;
    }

    /** When it was finalised, else when it was added. */
    Instant effectiveDate() {
        return effectiveDate;
    }

    public int commitCount() {
        return commitCount;
    }

    @Nullable
    CommitSummary lastCommit() {
        return lastCommit;
    }

    /** The authors of its commits, each once. */
    public List<Person> authors() {
        return authors;
    }

    public int deployCount() {
        return deployCount;
    }

    @Nullable
    DeploySummary lastDeploy() {
        return lastDeploy;
    }
}
