package dev.waybill.release.member;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Role;
import dev.waybill.release.directory.Emails;
import dev.waybill.release.request.BodyFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member shall be like. What is absent is null.
 *
 * @param email in lower case
 * @param teams by slug or id
 * @param verified whether whoever adds the member vouches for the address
 */
record MemberRequest(
        @Nullable String email,
        @Nullable String name,
        @Nullable Role role,
        @Nullable List<String> teams,
        boolean verified) {

    private static final int MAX_NAME = 200;
    private static final int MAX_ROLE = 64;
    private static final int MAX_TEAMS = 1_000;

    /** A new member's, who needs an address. */
    static MemberRequest readNew(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String email = readEmail(body);
        MemberRequest given = read(body, email);
        body.check();
        return given;
    }

    static MemberRequest readChange(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        MemberRequest given = read(body, null);
        body.check();
        return given;
    }

    /** The address of the body. */
    static String readEmail(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String email = readEmail(body);
        body.check();
        return email;
    }

    private static String readEmail(BodyFields body) {
        String email = Emails.folded(body.requiredText("email", Emails.MAX));
        if (!email.isEmpty() && !Emails.isAddress(email)) {
            body.refuse("email", "Enter a valid email address.");
        }
        return email;
    }

    private static MemberRequest read(BodyFields body, @Nullable String email) {
        return new MemberRequest(
                email,
                body.text("name", MAX_NAME),
                role(body),
                teams(body),
                Boolean.TRUE.equals(body.flag("verified")));
    }

    /** Sentry calls it {@code orgRole}, and {@code role} before that. */
    private static @Nullable Role role(BodyFields body) {
        String field = body.has("orgRole") ? "orgRole" : "role";
        String name = body.text(field, MAX_ROLE);
        if (name == null) {
            return null;
        }
        return Role.named(name).orElseGet(() -> {
            body.refuse(field, "\"" + name + "\" is not a valid choice.");
            return null;
        });
    }

    private static @Nullable List<String> teams(BodyFields body) {
        if (body.has("teamRoles")) {
            return body.entries("teamRoles", MAX_TEAMS, entry -> entry.requiredText("teamSlug", MAX_ROLE));
        }
        return body.isNull("teams") ? null : body.names("teams", MAX_TEAMS);
    }
}
