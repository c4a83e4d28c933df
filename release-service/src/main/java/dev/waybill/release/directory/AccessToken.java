package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.kit.directory.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token, of which only the hash is kept. */
@Entity
@Table(name = "access_token")
class AccessToken {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token_seq")
    @SequenceGenerator(name = "access_token_seq", allocationSize = 10)
    long id;

    long organizationId;
    String name;
    String sha256;
    List<String> scopes;

    @Nullable
    Long memberId;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant lastUsedAt;

    boolean declared;
    long version;

    @SuppressWarnings("NullAway.Init")
    protected AccessToken() {}

    AccessToken(long organizationId, String name) {
        this.organizationId = organizationId;
        this.name = name;
        this.sha256 = "";
        this.scopes = List.of();
        this.declared = true;
    }

    boolean grant(String newSha256, List<String> newScopes) {
        boolean changed = !sha256.equals(newSha256) || !scopes.equals(newScopes);
        sha256 = newSha256;
        scopes = List.copyOf(newScopes);
        return changed;
    }

    TokenChanged state() {
        return new TokenChanged(Long.toString(id), organizationId, sha256, scopes, memberId, expiresAt);
    }

    Token entry() {
        return new Token(Long.toString(id), organizationId, Set.copyOf(scopes), memberId, expiresAt);
    }
}
