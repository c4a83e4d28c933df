package dev.waybill.commit.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Removes what belongs to repositories that were let go, in small transactions. */
@Singleton
class EraseRepositories {

    private static final int ROWS = 2_000;

    /** Time for whoever looks at a list of deleted ones, and for work that was begun. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final RepoRepository repos;
    private final Clock clock;

    @Inject
    EraseRepositories(RepoRepository repos, Clock clock) {
        this.repos = repos;
        this.clock = clock;
    }

    /** Removes some rows; false if there was nothing to remove. */
    @Transactional
    boolean some() {
        Optional<Long> deleted = repos.anyDeletedBefore(clock.instant().minus(GRACE));
        return deleted.isPresent() && repos.erase(deleted.get(), ROWS) > 0;
    }
}
