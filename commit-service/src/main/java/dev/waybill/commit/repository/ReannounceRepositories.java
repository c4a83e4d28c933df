package dev.waybill.commit.repository;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.reannounce.Reannouncer;
import dev.waybill.state.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells all repositories anew, for copies that have lost some. */
@Singleton
final class ReannounceRepositories implements Reannouncer {

    private static final int AT_ONCE = 200;

    private final RepoRepository repos;
    private final Outbox outbox;

    @Inject
    ReannounceRepositories(RepoRepository repos, Outbox outbox) {
        this.repos = repos;
        this.outbox = outbox;
    }

    @Override
    public Topic topic() {
        return Topic.REPOSITORIES;
    }

    @Override
    public void reannounce() {
        long last = 0;
        while (last >= 0) {
            long after = last;
            last = QuarkusTransaction.requiringNew().call(() -> some(after));
        }
    }

    /** Tells those that come after an id; the last one's id, or -1 if there was none. */
    private long some(long after) {
        List<Repo> next = repos.lockAfter(after, AT_ONCE);
        for (Repo repo : next) {
            if (repo.isDeleted()) {
                outbox.appendTombstone(Topic.REPOSITORIES, Long.toString(repo.id()));
            } else {
                outbox.repeat(repo.changed(), repo.nextSequence());
            }
        }
        return next.isEmpty() ? -1 : next.getLast().id();
    }
}
