package dev.waybill.commit.mirror;

import dev.waybill.commit.pullrequest.PullRequests;
import dev.waybill.kit.id.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets one worker at a time fetch and import a repository, whichever process it runs in. */
@Singleton
class Leases {

    /** The longest time between two signs of life beside the fetch itself. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final MirrorRepository mirrors;
    private final PullRequests pullRequests;
    private final MirrorConfig config;
    private final Ids ids;
    private final Event<FetchFailed> failed;
    private final Clock clock;

    @Inject
    Leases(
            MirrorRepository mirrors,
            PullRequests pullRequests,
            MirrorConfig config,
            Ids ids,
            Event<FetchFailed> failed,
            Clock clock) {
        this.mirrors = mirrors;
        this.pullRequests = pullRequests;
        this.config = config;
        this.ids = ids;
        this.failed = failed;
        this.clock = clock;
    }

    /** The next copy that is due. */
    Optional<Lease> next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            return mirrors.due(now).map(mirror -> {
                long repositoryId = mirror.repositoryId();
                Lease lease = new Lease(
                        repositoryId, ids.next(), now, mirror.knownHost(), pullRequests.unfetched(repositoryId, now));
                mirror.lease(lease.id(), now.plus(config.fetchTimeout()).plus(MARGIN));
                return lease;
            });
        });
    }

    /**
     * In the transaction of a piece of the work: it counts only if the lease is still held.
     *
     * @return false if somebody else works on the copy, or it is gone
     */
    @Transactional(TxType.MANDATORY)
    public boolean progress(Lease lease, int commits) {
        return held(lease)
                .map(mirror -> {
                    mirror.progress(commits, clock.instant().plus(MARGIN));
                    return true;
                })
                .orElse(false);
    }

    /** In the last transaction of the work. */
    @Transactional(TxType.MANDATORY)
    public boolean finish(Lease lease) {
        return held(lease)
                .map(mirror -> {
                    mirror.finished(lease.begunAt(), clock.instant(), config.interval(), RandomGenerator.getDefault());
                    return true;
                })
                .orElse(false);
    }

    /** The host showed this key by ssh, and shall show it from now on. */
    void remember(Lease lease, KnownHost host) {
        QuarkusTransaction.requiringNew().run(() -> held(lease).ifPresent(mirror -> mirror.remember(host)));
    }

    /** The work failed. */
    void fail(Lease lease, String sentence) {
        QuarkusTransaction.requiringNew()
                .run(() -> held(lease).ifPresent(mirror -> {
                    mirror.failed(sentence, clock.instant(), RandomGenerator.getDefault());
                    failed.fire(new FetchFailed(lease.repositoryId()));
                }));
    }

    private Optional<Mirror> held(Lease lease) {
        return mirrors.lock(lease.repositoryId()).filter(mirror -> mirror.isLeased(lease.id()));
    }
}
