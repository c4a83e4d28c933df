package dev.waybill.release.token;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token may be made with: never more, and never for longer, than what makes it. */
final class TokenGrant {

    private TokenGrant() {}

    /**
     * Refuses scopes that the caller lacks, or that the member may not have.
     *
     * @param allowed what the owner of the token may do at all
     */
    static void check(Caller caller, Collection<String> scopes, Set<String> allowed) {
        for (String scope : scopes) {
            if (!allowed.contains(scope)) {
                throw ApiException.invalidField("scopes", "The member's role does not allow \"" + scope + "\".");
            }
            if (!caller.scopes().contains(scope)) {
                throw ApiException.invalidField(
                        "scopes", "You may not grant \"" + scope + "\", which you do not have.");
            }
        }
    }

    /**
     * When the new token ends, null for never.
     *
     * @param callersEnd when the caller's own token ends, empty for never
     */
    static @Nullable Instant end(@Nullable Instant wanted, Optional<Instant> callersEnd, Instant now) {
        if (wanted != null && !wanted.isAfter(now)) {
            throw ApiException.invalidField("expiresAt", "Ensure this date is in the future.");
        }
        if (wanted != null && callersEnd.isPresent() && wanted.isAfter(callersEnd.get())) {
            throw ApiException.invalidField(
                    "expiresAt",
                    "A token may not outlast the one that makes it, which ends at " + callersEnd.get() + ".");
        }
        return wanted == null ? callersEnd.orElse(null) : wanted;
    }
}
