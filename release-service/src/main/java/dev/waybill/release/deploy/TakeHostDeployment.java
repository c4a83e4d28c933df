package dev.waybill.release.deploy;

import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.kit.retry.Transience;
import dev.waybill.release.release.DeploySummary;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import dev.waybill.release.request.Moments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Turns a deployment that a Git host ran well into a deploy of the newest release that was built from its commit. While there is no such
 * release it waits, for {@link DeployConfig#hostPatience}. The release is locked before the deployment's row, as everywhere.
 */
@ApplicationScoped
class TakeHostDeployment {

    private static final Logger LOG = Logger.getLogger(TakeHostDeployment.class);

    private static final int MOST_AT_ONCE = 100;

    private final HostDeploymentRepository deployments;
    private final Releases releases;
    private final RecordDeploy recordDeploy;
    private final DeployConfig config;
    private final Clock clock;

    @Inject
    TakeHostDeployment(
            HostDeploymentRepository deployments,
            Releases releases,
            RecordDeploy recordDeploy,
            DeployConfig config,
            Clock clock) {
        this.deployments = deployments;
        this.releases = releases;
        this.recordDeploy = recordDeploy;
        this.config = config;
        this.clock = clock;
    }

    /** Takes what was told. Only what succeeded runs somewhere; what was told before is not taken again. */
    void take(DeploymentReported told) {
        if (told.state() != DeploymentState.SUCCEEDED) {
            return;
        }
        HostDeployment.Key key = new HostDeployment.Key(told.repositoryId(), told.deploymentId());
        QuarkusTransaction.requiringNew().run(() -> {
            if (deployments.find(key).isEmpty()) {
                deployments.add(new HostDeployment(told, Moments.stored(clock.instant()), config.hostPatience()));
            }
        });
        record(key);
    }

    /** Looks again at those that wait, and forgets those that are over for long. */
    void lookAgain() {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> deployments.giveUp(now));
        QuarkusTransaction.requiringNew()
                .call(() -> deployments.due(MOST_AT_ONCE))
                .forEach(this::tryAgain);
        QuarkusTransaction.requiringNew().run(() -> deployments.forget(now.minus(config.hostMemory()), MOST_AT_ONCE));
    }

    /** One that cannot become a deploy must not keep the others from it. */
    private void tryAgain(HostDeployment.Key key) {
        try {
            record(key);
        } catch (RuntimeException failure) {
            if (Transience.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "deployment of a host not recorded repo=%d", key.repositoryId());
            QuarkusTransaction.requiringNew().run(() -> deployments.lock(key).ifPresent(HostDeployment::waitNoLonger));
        }
    }

    private void record(HostDeployment.Key key) {
        QuarkusTransaction.requiringNew()
                .run(() -> deployments
                        .find(key)
                        .flatMap(it -> deployments.newestRelease(it.organizationId(), it.repositoryId(), it.sha()))
                        .flatMap(releases::lock)
                        .ifPresent(release -> record(key, release)));
    }

    private void record(HostDeployment.Key key, Release release) {
        Optional<HostDeployment> waiting = deployments.lock(key).filter(HostDeployment::isWaiting);
        waiting.ifPresent(deployment -> {
            if (deployments.isOvertaken(deployment)) {
                // Recorded now, it would look as if the environment had been set back.
                deployment.waitNoLonger();
                return;
            }
            DeploySummary deploy =
                    recordDeploy.record(release.organizationId(), release.version(), request(deployment));
            deployment.became(Long.parseLong(deploy.id()));
            LOG.infof(
                    "deploy recorded for its host org=%d release=%s deploy=%s repo=%d",
                    release.organizationId(), release.version(), deploy.id(), deployment.repositoryId());
        });
    }

    private static DeployRequest request(HostDeployment deployment) {
        return new DeployRequest(
                deployment.environment(),
                null,
                deployment.url(),
                deployment.startedAt(),
                deployment.finishedAt(),
                null);
    }
}
