package dev.waybill.release.deploy;

import dev.waybill.contracts.CommitFact.DeploymentReported;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that a Git host ran, and the deploy that it became. Whatever is told of it again changes nothing. It becomes one as soon as a
 * release is built from its commit; if there is none for a while it never will.
 */
@Entity
@Table(name = "host_deployment")
@IdClass(HostDeployment.Key.class)
class HostDeployment {

    /** One a repository and number of its host. */
    record Key(long repositoryId, String deploymentId) implements Serializable {}

    @Id
    private long repositoryId;

    @Id
    private String deploymentId;

    private long organizationId;

    private String environment;

    private String sha;

    @Nullable
    private String url;

    @Nullable
    private Instant startedAt;

    private Instant finishedAt;

    private Instant reportedAt;

    @Nullable
    private Instant waitUntil;

    @Nullable
    private Long deployId;

    @SuppressWarnings("NullAway.Init")
    protected HostDeployment() {}

    HostDeployment(DeploymentReported told, Instant now, Duration patience) {
        this.repositoryId = told.repositoryId();
        this.deploymentId = told.deploymentId();
        this.organizationId = told.organizationId();
        this.environment = HostEnvironment.name(told.environment());
        this.sha = told.sha();
        this.url = told.url();
        this.startedAt = told.startedAt();
        this.finishedAt = told.finishedAt() == null ? now : told.finishedAt();
        this.reportedAt = now;
        this.waitUntil = now.plus(patience);
    }

    /** It became a deploy. */
    void became(long newDeployId) {
        this.deployId = newDeployId;
        this.waitUntil = null;
    }

    /** It will never become one. */
    void waitNoLonger() {
        this.waitUntil = null;
    }

    boolean isWaiting() {
        return waitUntil != null;
    }

    long repositoryId() {
        return repositoryId;
    }

    long organizationId() {
        return organizationId;
    }

    String sha() {
        return sha;
    }

    String environment() {
        return environment;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
