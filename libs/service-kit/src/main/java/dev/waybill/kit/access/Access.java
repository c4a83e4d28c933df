package dev.waybill.kit.access;

import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Token;
import dev.waybill.kit.error.ApiException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bearer token of the current request. May block for the directory's longest wait, and only for a token or an organisation that
 * is not known yet.
 */
@Singleton
public class Access {

    private static final String SCHEME = "Bearer ";
    private static final String ORGANIZATION_TOKEN = "sntrys_";

    private final Directory directory;
    private final Clock clock;
    private final HttpHeaders headers;

    @Inject
    Access(Directory directory, Clock clock, HttpHeaders headers) {
        this.directory = directory;
        this.clock = clock;
        this.headers = headers;
    }

    /**
     * The caller of the current request.
     *
     * @throws ApiException 401 without a token, with an unknown one, with one that has expired or whose member is gone
     */
    public Caller authenticate() {
        String token = bearerToken(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        String hash = Tokens.sha256(token);
        Token known = await(it -> it.tokenByHash(hash))
                .orElseThrow(() -> ApiException.unauthorized(
                        token.startsWith(ORGANIZATION_TOKEN) ? "Invalid org token" : "Invalid token"));
        if (known.expired(clock.instant())) {
            throw ApiException.unauthorized("Token expired");
        }
        Organization organization = await(it -> it.organization(Long.toString(known.organizationId())))
                .orElseThrow(() -> ApiException.unauthorized("Invalid token"));
        return new Caller(organization, known.id(), effectiveScopes(known), known.memberId());
    }

    /** A member's token never does more than the member's role allows now, whatever it was made with. */
    private Set<String> effectiveScopes(Token token) {
        Long memberId = token.memberId();
        if (memberId == null) {
            return token.scopes();
        }
        Member member = await(it -> it.member(token.organizationId(), memberId))
                .orElseThrow(() -> ApiException.unauthorized("Invalid token"));
        return Role.of(member.role()).limit(token.scopes());
    }

    /**
     * The caller, who must belong to the organisation and hold one of the scopes.
     *
     * @param slugOrId the organisation of the path
     * @throws ApiException 401 as {@link #authenticate()}; 404 for an organisation that is not the caller's, whether it exists or not; 403
     *     if no scope fits
     */
    public Caller require(String slugOrId, String... anyOfScopes) {
        Caller caller = authenticate();
        caller = caller.in(named(caller.organization(), slugOrId));
        if (Arrays.stream(anyOfScopes).noneMatch(caller.scopes()::contains)) {
            throw ApiException.forbidden();
        }
        return caller;
    }

    /**
     * The caller's organisation if that is its name. A name that is not known yet may be a new one, so it is waited for; whether
     * another organisation has it makes no difference, not even in time.
     */
    private Organization named(Organization own, String slugOrId) {
        if (isNamed(own, slugOrId)) {
            return own;
        }
        return await(it -> it.organization(Long.toString(own.id())).filter(now -> isNamed(now, slugOrId)))
                .orElseThrow(ApiException::notFound);
    }

    private static boolean isNamed(Organization organization, String slugOrId) {
        return organization.slug().equals(slugOrId)
                || Long.toString(organization.id()).equals(slugOrId);
    }

    private <T> Optional<T> await(Function<Directory, Optional<T>> lookup) {
        return directory.await(lookup).toCompletableFuture().join();
    }

    private static String bearerToken(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw ApiException.unauthorized("Authentication credentials were not provided.");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ApiException.unauthorized("Invalid token header. Use the form: Bearer <token>.");
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (token.isEmpty()) {
            throw ApiException.unauthorized("Invalid token header. No credentials provided.");
        }
        return token;
    }
}
