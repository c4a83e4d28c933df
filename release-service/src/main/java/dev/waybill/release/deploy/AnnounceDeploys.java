package dev.waybill.release.deploy;

import dev.waybill.kit.retry.Transience;
import dev.waybill.release.environment.Environments;
import dev.waybill.release.range.RangeAnswered;
import dev.waybill.release.releasecommit.CommitsSettled;
import dev.waybill.release.releasecommit.RangesAsked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Looks again at deploys that wait, whenever something that they wait for may have come. */
@ApplicationScoped
class AnnounceDeploys {

    private static final Logger LOG = Logger.getLogger(AnnounceDeploys.class);

    private static final int AFTER_RELEASES = Interceptor.Priority.APPLICATION + 100;
    private static final int MOST_AT_ONCE = 100;

    private final DeployRepository deploys;
    private final Environments environments;
    private final AnnounceDeploy announceDeploy;
    private final Clock clock;

    @Inject
    AnnounceDeploys(DeployRepository deploys, Environments environments, AnnounceDeploy announceDeploy, Clock clock) {
        this.deploys = deploys;
        this.environments = environments;
        this.announceDeploy = announceDeploy;
        this.clock = clock;
    }

    /** While the release is locked no further deploy of it comes, so these are the environments that {@link #settled} may need. */
    @Transactional(TxType.MANDATORY)
    void asked(@Observes RangesAsked asked) {
        deploys.pendingEnvironmentsOf(asked.release().id()).forEach(environments::lock);
    }

    @Transactional(TxType.MANDATORY)
    void settled(@Observes CommitsSettled settled) {
        deploys.pendingOf(settled.release().id())
                .forEach(deployId -> announceDeploy.announceIfReady(deployId, settled.release()));
    }

    void answered(@Observes @Priority(AFTER_RELEASES) RangeAnswered answered) {
        each(() -> deploys.pendingWith(answered.rangeId()));
    }

    /** Announces with what is known those whose time is up. */
    void announceLate() {
        Instant now = clock.instant();
        each(() -> deploys.late(now, MOST_AT_ONCE));
    }

    private void each(Supplier<List<Long>> pending) {
        QuarkusTransaction.requiringNew().call(pending::get).forEach(this::announce);
    }

    /** One that cannot be announced must not keep the others from it. */
    private void announce(long id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> announceDeploy.announceIfReady(id));
        } catch (RuntimeException failure) {
            if (Transience.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "deploy not announced deploy=%d", id);
        }
    }
}
