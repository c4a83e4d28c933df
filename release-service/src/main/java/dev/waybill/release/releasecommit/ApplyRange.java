package dev.waybill.release.releasecommit;

import dev.waybill.release.range.RangeAnswered;
import dev.waybill.release.release.Releases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.UUID;

/** Gives an answer of the commit graph to the releases that wait for it, each in a transaction of its own under its lock. */
@ApplicationScoped
class ApplyRange {

    /** Releases come before deploys, which look at them. */
    private static final int BEFORE_DEPLOYS = Interceptor.Priority.APPLICATION;

    private final HeadRepository heads;
    private final Releases releases;
    private final SettleCommits settleCommits;

    @Inject
    ApplyRange(HeadRepository heads, Releases releases, SettleCommits settleCommits) {
        this.heads = heads;
        this.releases = releases;
        this.settleCommits = settleCommits;
    }

    void apply(@Observes @Priority(BEFORE_DEPLOYS) RangeAnswered answered) {
        UUID range = answered.rangeId();
        QuarkusTransaction.requiringNew()
                .call(() -> heads.releasesWaitingFor(range))
                .forEach(id -> QuarkusTransaction.requiringNew()
                        .run(() -> releases.lock(id).ifPresent(settleCommits::settle)));
    }
}
