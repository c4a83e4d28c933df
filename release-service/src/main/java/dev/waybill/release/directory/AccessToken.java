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
public class AccessToken implements DirectoryEntry {

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

    /** The end of the token, to recognise it by; empty where only its hash was ever known. */
    String lastCharacters;

    Instant dateCreated;
    boolean declared;
    long version;

    @SuppressWarnings("NullAway.Init")
    protected AccessToken() {}

    AccessToken(long organizationId, String name, Instant dateCreated) {
        this.organizationId = organizationId;
        this.name = name;
        this.sha256 = "";
        this.scopes = List.of();
        this.lastCharacters = "";
        this.dateCreated = dateCreated;
        this.declared = true;
    }

    /**
     * A new token.
     *
     * @param memberId whose it is, null for the organisation's own
     */
    public AccessToken(
            long organizationId,
            @Nullable Long memberId,
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt,
            Instant dateCreated) {
        this(organizationId, name, dateCreated);
        this.memberId = memberId;
        this.scopes = List.copyOf(scopes);
        this.expiresAt = expiresAt;
        this.declared = false;
    }

    /** The secret that it stands for, of which the hash and the end are kept. */
    public void seal(String newSha256, String newLastCharacters) {
        sha256 = newSha256;
        lastCharacters = newLastCharacters;
    }

    public void rename(String newName) {
        name = newName;
    }

    /** Lets it end at that time, unless it ends before. */
    public void endBy(Instant end) {
        if (expiresAt == null || expiresAt.isAfter(end)) {
            expiresAt = end;
        }
    }

    boolean grant(String newSha256, List<String> newScopes) {
        boolean changed = !sha256.equals(newSha256) || !scopes.equals(newScopes);
        sha256 = newSha256;
        scopes = List.copyOf(newScopes);
        return changed;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void version(long newVersion) {
        version = newVersion;
    }

    @Override
    public TokenChanged state() {
        return new TokenChanged(Long.toString(id), organizationId, sha256, scopes, memberId, expiresAt);
    }

    public long id() {
        return id;
    }

    public long organizationId() {
        return organizationId;
    }

    public @Nullable Long memberId() {
        return memberId;
    }

    public String name() {
        return name;
    }

    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public Instant dateCreated() {
        return dateCreated;
    }

    public String lastCharacters() {
        return lastCharacters;
    }

    Token entry() {
        return new Token(Long.toString(id), organizationId, Set.copyOf(scopes), memberId, expiresAt);
    }
}
