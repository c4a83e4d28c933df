package dev.waybill.release.token;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.access.Tokens;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.IdPage;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.AccessToken;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tokens of organisations and members. Only the hash is kept, so a secret is shown when it is made and never again. */
@ApplicationScoped
@Transactional
public class AccessTokens {

    private static final int MOST = 500;
    private static final int SHOWN_CHARACTERS = 4;

    private final SecureRandom random = new SecureRandom();
    private final TokenRepository tokens;
    private final Organizations organizations;
    private final DirectoryChanges changes;
    private final Clock clock;
    private final String publicUrl;

    @Inject
    AccessTokens(
            TokenRepository tokens,
            Organizations organizations,
            DirectoryChanges changes,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.tokens = tokens;
        this.organizations = organizations;
        this.changes = changes;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Tokens of an owner, the oldest first. */
    Page<TokenView> list(TokenOwner owner, Cursor cursor, int size) {
        return IdPage.read(
                        cursor,
                        size,
                        (id, backwards, limit) -> tokens.list(owner, id, backwards, limit),
                        AccessToken::id)
                .map(token -> TokenView.of(token, null));
    }

    TokenView get(TokenOwner owner, String id) {
        return TokenView.of(require(owner, id), null);
    }

    /** Makes a token within what the caller, and the member whose it is, may do. */
    TokenView create(Caller caller, TokenOwner owner, TokenRequest request) {
        changes.lock(owner.organizationId());
        TokenGrant.check(caller, request.scopes(), allowed(owner));
        Instant end = TokenGrant.end(request.expiresAt(), callersEnd(caller), clock.instant());
        return add(caller.organization(), owner, request.name(), request.scopes(), end);
    }

    /** The first token of an organisation, which may do everything there. */
    public String first(Organization organization, @Nullable Long memberId) {
        TokenOwner owner = new TokenOwner(organization.id(), memberId);
        List<String> scopes = Role.allScopes().stream().sorted().toList();
        return String.valueOf(
                add(organization, owner, "First token", scopes, null).token());
    }

    TokenView rename(TokenOwner owner, String id, String name) {
        changes.lock(owner.organizationId());
        AccessToken token = require(owner, id);
        token.rename(name);
        return TokenView.of(token, null);
    }

    /** Ends a token at once. */
    void revoke(TokenOwner owner, String id) {
        changes.lock(owner.organizationId());
        changes.remove(require(owner, id));
    }

    /** Makes a token that may do the same; the old one goes on working for a while, so that it can be exchanged everywhere in peace. */
    TokenView rotate(Caller caller, TokenOwner owner, String id, Duration overlap) {
        changes.lock(owner.organizationId());
        AccessToken old = require(owner, id);
        TokenGrant.check(caller, old.scopes(), Set.copyOf(old.scopes()));
        Instant now = Moments.stored(clock.instant());
        Instant expiresAt = old.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ApiException.badRequest("The token has expired; make a new one.");
        }
        Instant lasts = expiresAt == null ? null : now.plus(Duration.between(old.dateCreated(), expiresAt));
        Optional<Instant> most = callersEnd(caller);
        Instant end = lasts == null || most.isPresent() && most.get().isBefore(lasts) ? most.orElse(null) : lasts;
        TokenView successor = add(caller.organization(), owner, old.name(), old.scopes(), end);
        if (overlap.isZero()) {
            changes.remove(old);
        } else {
            old.endBy(now.plus(overlap));
            changes.changed(old);
        }
        return successor;
    }

    private TokenView add(
            Organization organization, TokenOwner owner, String name, List<String> scopes, @Nullable Instant end) {
        if (tokens.count(owner) >= MOST) {
            throw ApiException.badRequest(
                    "Nobody may have more than " + MOST + " tokens. Revoke one that is not used.");
        }
        Instant now = Moments.stored(clock.instant());
        byte[] bytes = new byte[TokenText.RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = owner.memberId() == null
                ? TokenText.ofOrganization(bytes, publicUrl, organization.slug(), now)
                : TokenText.ofMember(bytes);
        AccessToken token = new AccessToken(owner.organizationId(), owner.memberId(), name, scopes, end, now);
        token.seal(Tokens.sha256(secret), secret.substring(secret.length() - SHOWN_CHARACTERS));
        changes.add(token);
        return TokenView.of(token, secret);
    }

    private Set<String> allowed(TokenOwner owner) {
        Long memberId = owner.memberId();
        return memberId == null
                ? Role.allScopes()
                : organizations
                        .member(owner.organizationId(), memberId)
                        .map(member -> Role.of(member.role()).scopes())
                        .orElseThrow(ApiException::notFound);
    }

    /** Empty if the caller's token never ends. One that was revoked since the caller was let in makes no other one. */
    private Optional<Instant> callersEnd(Caller caller) {
        AccessToken own = tokens.find(Long.parseLong(caller.tokenId()))
                .orElseThrow(() -> ApiException.unauthorized("Invalid token"));
        return Optional.ofNullable(own.expiresAt());
    }

    private AccessToken require(TokenOwner owner, String id) {
        return tokens.find(owner, id).orElseThrow(ApiException::notFound);
    }
}
