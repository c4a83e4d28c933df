package dev.waybill.release.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.release.directory.AccessToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token.
 *
 * @param token the secret, only in the answer that makes it; nobody can show it again
 * @param dateLastUsed to the minute
 */
record TokenView(
        String id,
        String name,
        List<String> scopes,
        String tokenLastCharacters,
        Instant dateCreated,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dateLastUsed,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    static TokenView of(AccessToken token, @Nullable String secret) {
        return new TokenView(
                Long.toString(token.id()),
                token.name(),
                token.scopes(),
                token.lastCharacters(),
                token.dateCreated(),
                token.lastUsedAt(),
                token.expiresAt(),
                secret);
    }

    @Override
    public String toString() {
        return "TokenView[id=" + id + "]";
    }
}
