package dev.waybill.commit.background;

import java.util.HashSet;
import java.util.Set;

/**
 * Repositories for which something is wanted that need not be done for certain: kept in memory, each once, and taken by whoever does it. More
 * than can be kept are forgotten.
 */
public final class Wishes {

    private static final int MOST = 10_000;

    private Set<Long> repositoryIds = new HashSet<>();

    /** Something is wanted. */
    public synchronized void add(long repositoryId) {
        if (repositoryIds.size() < MOST) {
            repositoryIds.add(repositoryId);
        }
    }

    /** All that was wanted since the last call. */
    public synchronized Set<Long> take() {
        Set<Long> taken = repositoryIds;
        repositoryIds = new HashSet<>();
        return taken;
    }
}
