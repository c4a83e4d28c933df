package dev.waybill.kit.operator;

import dev.waybill.kit.error.ApiException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Lets the operator through. The comparison takes the same time wherever the tokens differ. */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHENTICATION)
public final class OperatorFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Optional<String> operatorToken;

    OperatorFilter(@ConfigProperty(name = "waybill.operator-token") Optional<String> operatorToken) {
        this.operatorToken = operatorToken.filter(token -> !token.isBlank());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isOperator(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            throw ApiException.notFound();
        }
    }

    boolean isOperator(@Nullable String authorization) {
        return operatorToken.isPresent()
                && authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        sha256(authorization.substring(SCHEME.length()).strip()), sha256(operatorToken.get()));
    }

    /** Digests have one length, so the comparison tells nothing about the token's. */
    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
