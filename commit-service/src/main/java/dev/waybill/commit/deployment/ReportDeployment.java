package dev.waybill.commit.deployment;

import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.state.Outbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jboss.logging.Logger;

/** Tells how far a deployment has come. Nothing is kept here: what a deployment means is decided where releases are known. */
@Singleton
public class ReportDeployment {

    private static final Logger LOG = Logger.getLogger(ReportDeployment.class);

    private final Outbox outbox;

    @Inject
    ReportDeployment(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells a deployment of a repository that is locked by the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void report(Repo repo, HostDeployment deployment) {
        outbox.append(
                new DeploymentReported(
                        repo.id(),
                        repo.organizationId(),
                        repo.name(),
                        deployment.id(),
                        deployment.environment(),
                        deployment.state(),
                        deployment.sha(),
                        deployment.ref(),
                        deployment.url(),
                        deployment.startedAt(),
                        deployment.finishedAt()),
                repo.nextPush());
        LOG.infof("deployment reported repo=%d state=%s", repo.id(), deployment.state());
    }
}
