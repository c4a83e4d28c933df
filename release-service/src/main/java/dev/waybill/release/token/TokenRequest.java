package dev.waybill.release.token;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Role;
import dev.waybill.release.request.BodyFields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token shall be like.
 *
 * @param scopes in order, each once
 * @param expiresAt null for one that lasts as long as whoever makes it
 */
record TokenRequest(
        String name, List<String> scopes, @Nullable Instant expiresAt) {

    private static final int MAX_NAME = 255;
    private static final int MAX_SCOPES = 50;

    /** An organisation's, which without scopes is one for CI (Sentry's are nothing else). */
    static TokenRequest readOfOrganization(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        return read(body, body.requiredText("name", MAX_NAME), List.of("org:ci"));
    }

    /** A member's, which has to say its scopes. */
    static TokenRequest readOfMember(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        if (!body.has("scopes")) {
            body.refuse("scopes", "This field is required.");
        }
        return read(body, requireNonNullElse(body.text("name", MAX_NAME), ""), List.of());
    }

    /** A new name. */
    static String readName(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String name = body.requiredText("name", MAX_NAME);
        body.check();
        return name;
    }

    /** The token that the body of Sentry's old way to delete one names. */
    static String readId(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String id = body.requiredText("tokenId", MAX_NAME);
        body.check();
        return id;
    }

    private static TokenRequest read(BodyFields body, String name, List<String> otherwise) {
        List<String> scopes = requireNonNullElse(body.names("scopes", MAX_SCOPES), otherwise);
        if (body.has("scopes") && scopes.isEmpty()) {
            body.refuse("scopes", "This list may not be empty.");
        }
        scopes.stream()
                .filter(scope -> !Role.allScopes().contains(scope))
                .forEach(scope -> body.refuse("scopes", "\"" + scope + "\" is not a valid choice."));
        Instant expiresAt = body.moment("expiresAt");
        body.check();
        return new TokenRequest(name, scopes.stream().sorted().distinct().toList(), expiresAt);
    }
}
