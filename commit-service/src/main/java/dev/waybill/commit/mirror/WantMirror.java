package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.PushStored;
import dev.waybill.commit.pullrequest.PullHeadWanted;
import dev.waybill.commit.repository.CloneSourceChanged;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;

/** Notes which repositories are to be fetched: those that were pushed to, and those that never were fetched. */
@Singleton
class WantMirror {

    /** Whoever asks for what does not exist does not keep hosts busy. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final MirrorRepository mirrors;
    private final Event<MirrorWanted> wanted;
    private final Clock clock;

    @Inject
    WantMirror(MirrorRepository mirrors, Event<MirrorWanted> wanted, Clock clock) {
        this.mirrors = mirrors;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** In the transaction of the push, so none is forgotten. */
    void onPush(@Observes PushStored push) {
        want(push.repositoryId());
    }

    /** In the transaction of the merge, whose push may have been fetched already. */
    void onMerge(@Observes PullHeadWanted merged) {
        want(merged.repositoryId());
    }

    private void want(long repositoryId) {
        if (mirrors.want(repositoryId, clock.instant())) {
            wanted.fire(new MirrorWanted());
        }
    }

    /** Somebody asks for commits that nobody told of; perhaps they are there, and their webhooks were lost. */
    @Transactional
    public void again(Collection<Long> repositoryIds) {
        repositoryIds.forEach(id -> mirrors.wantAgain(id, clock.instant(), PAUSE));
    }

    /** In the transaction of the change. What failed before may work now, and an SSH key of the host that was refused may be taken. */
    void onChange(@Observes CloneSourceChanged change) {
        mirrors.lock(change.repositoryId()).ifPresent(mirror -> {
            mirror.startAnew(clock.instant());
            wanted.fire(new MirrorWanted());
        });
    }

    /** Repositories that were connected since. */
    @Transactional
    public void newOnes() {
        mirrors.wantNew(clock.instant());
    }
}
