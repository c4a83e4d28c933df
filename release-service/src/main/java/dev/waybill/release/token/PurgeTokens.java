package dev.waybill.release.token;

import dev.waybill.release.directory.AccessToken;
import dev.waybill.release.directory.DirectoryChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets tokens a month after their end; until then their owner can see that they ended. */
@ApplicationScoped
class PurgeTokens {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 200;

    private final TokenRepository tokens;
    private final DirectoryChanges changes;
    private final Clock clock;

    @Inject
    PurgeTokens(TokenRepository tokens, DirectoryChanges changes, Clock clock) {
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    /** Forgets some; further ones wait for the next time. Organisations are locked in the order of their ids, so two never wait crosswise. */
    @Transactional
    void purge() {
        tokens.endedBefore(clock.instant().minus(KEPT), MOST_AT_ONCE).stream()
                .sorted(java.util.Comparator.comparing(AccessToken::organizationId))
                .forEach(token -> {
                    changes.lock(token.organizationId());
                    tokens.find(token.id()).ifPresent(changes::remove);
                });
    }
}
