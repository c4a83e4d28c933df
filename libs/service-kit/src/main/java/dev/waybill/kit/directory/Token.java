package dev.waybill.kit.directory;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token, known by its hash only.
 *
 * @param memberId whose token it is, null for an organisation's own
 * @param expiresAt null for one that does not expire
 */
public record Token(
        String id,
        long organizationId,
        Set<String> scopes,
        @Nullable Long memberId,
        @Nullable Instant expiresAt) {

    public Token {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it is past its end at that time. */
    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
