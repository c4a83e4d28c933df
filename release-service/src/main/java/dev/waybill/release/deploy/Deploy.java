package dev.waybill.release.deploy;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.release.release.DeploySummary;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deploy of a release to an environment. Ids grow in the order of recording, within an environment without exception. */
@Entity
@Table(name = "deploy")
class Deploy {

    // One at a time: ids are drawn under the lock of the environment, and their order is the order of deploys there.
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deploy_seq")
    @SequenceGenerator(name = "deploy_seq", allocationSize = 1)
    private long id;

    private long organizationId;
    private long releaseId;
    private long environmentId;

    @Nullable
    private String name;

    @Nullable
    private String url;

    @Nullable
    private Instant dateStarted;

    private Instant dateFinished;
    private Instant recordedAt;
    private Instant settleBy;

    @Nullable
    private String previousVersion;

    @Nullable
    private Instant announcedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Direction direction;

    private boolean complete;

    /** What whoever deployed says about it. */
    record Description(
            @Nullable String name,
            @Nullable String url,
            @Nullable Instant dateStarted,
            Instant dateFinished) {}

    @SuppressWarnings("NullAway.Init")
    protected Deploy() {}

    Deploy(
            long organizationId,
            long releaseId,
            long environmentId,
            Description description,
            Instant recordedAt,
            Instant settleBy,
            @Nullable String previousVersion) {
        this.organizationId = organizationId;
        this.releaseId = releaseId;
        this.environmentId = environmentId;
        this.name = description.name();
        this.url = description.url();
        this.dateStarted = description.dateStarted();
        this.dateFinished = description.dateFinished();
        this.recordedAt = recordedAt;
        this.settleBy = settleBy;
        this.previousVersion = previousVersion;
    }

    void announced(Instant at, Direction newDirection, boolean isComplete) {
        announcedAt = at;
        direction = newDirection;
        complete = isComplete;
    }

    boolean isAnnounced() {
        return announcedAt != null;
    }

    /** Whether it says the same, times apart (a client that tries again takes a new time), and is not older. */
    boolean isSame(long otherReleaseId, Description other, Instant recordedAfter) {
        return releaseId == otherReleaseId
                && Objects.equals(name, other.name())
                && Objects.equals(url, other.url())
                && recordedAt.isAfter(recordedAfter);
    }

    DeploySummary summary(String environment) {
        return new DeploySummary(Long.toString(id), environment, dateStarted, dateFinished, name, url);
    }

    long id() {
        return id;
    }

    long releaseId() {
        return releaseId;
    }

    long environmentId() {
        return environmentId;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    Instant dateStarted() {
        return dateStarted;
    }

    Instant dateFinished() {
        return dateFinished;
    }

    Instant settleBy() {
        return settleBy;
    }

    /** What ran before, null on the first deploy to the environment. */
    @Nullable
    String previousVersion() {
        return previousVersion;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
