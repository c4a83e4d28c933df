package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets calls that change one release take turns, in the order in which they came, before they take a connection. The row lock of the release
 * alone would put them in order too, but every waiting call would hold a connection, and a build with many parallel jobs all of them.
 * Between processes the row lock does it.
 */
@ApplicationScoped
class ReleaseTurns {

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final ConcurrentMap<Key, Turn> turns = new ConcurrentHashMap<>();
    private final TurnConfig config;

    @Inject
    ReleaseTurns(TurnConfig config) {
        this.config = config;
    }

    private record Key(long organizationId, String version) {}

    /** Who is in it, waits for it or is about to; it is forgotten with the last of them. */
    private record Turn(Semaphore free, int people) {

        Turn joined() {
            return new Turn(free, people + 1);
        }
    }

    /**
     * Does something when it is the caller's turn.
     *
     * @throws ApiException 503 if the turn does not come in time; clients try again by themselves
     */
    <T> T take(long organizationId, String version, Supplier<T> work) {
        Key key = new Key(organizationId, version);
        Semaphore free = turns.merge(key, new Turn(new Semaphore(1, true), 1), (turn, _) -> turn.joined())
                .free();
        try {
            if (!await(free)) {
                throw ApiException.unavailable("Other changes of this release are still being made.", COME_AGAIN);
            }
            try {
                return work.get();
            } finally {
                free.release();
            }
        } finally {
            turns.computeIfPresent(
                    key, (_, turn) -> turn.people() == 1 ? null : new Turn(turn.free(), turn.people() - 1));
        }
    }

    /** How many releases are being changed. */
    int size() {
        return turns.size();
    }

    private boolean await(Semaphore free) {
        try {
            return free.tryAcquire(config.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
