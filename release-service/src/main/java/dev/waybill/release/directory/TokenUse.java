package dev.waybill.release.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when tokens were last used and writes it now and then, so that a request does not cost a write. */
@ApplicationScoped
class TokenUse {

    private final Map<Long, Instant> unwritten = new ConcurrentHashMap<>();
    private final DirectoryRepository directory;
    private final Clock clock;

    @Inject
    TokenUse(DirectoryRepository directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void seen(long tokenId) {
        unwritten.put(tokenId, clock.instant());
    }

    /** Writes and forgets what was seen; what can not be written is lost, which is all right for a hint. */
    @Transactional
    void write() {
        Map<Long, Instant> seen = new TreeMap<>(unwritten);
        seen.forEach(unwritten::remove);
        directory.used(seen);
    }
}
