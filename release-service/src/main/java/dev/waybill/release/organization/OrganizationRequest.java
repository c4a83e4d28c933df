package dev.waybill.release.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.directory.Emails;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.request.BodyFields;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation shall be called. What is absent is null.
 *
 * @param defaultTeam whether a new one begins with a team of its name
 * @param ownerEmail the address of a new one's first member, in lower case
 */
record OrganizationRequest(
        @Nullable String name,
        @Nullable String slug,
        boolean defaultTeam,
        @Nullable String ownerEmail,
        @Nullable String ownerName) {

    private static final int MAX_NAME = 64;

    /** A new organisation's; its slug is made of the name if it has none. */
    static OrganizationRequest readNew(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String name = body.requiredText("name", MAX_NAME);
        OrganizationRequest given = read(body);
        if (given.slug == null && !name.isEmpty() && !Slugs.isSlug(Slugs.of(name))) {
            body.refuse("slug", Slugs.RULE);
        }
        body.check();
        return given;
    }

    static OrganizationRequest readChange(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        OrganizationRequest given = read(body);
        body.check();
        return given;
    }

    private static OrganizationRequest read(BodyFields body) {
        String slug = body.text("slug", MAX_NAME);
        if (slug != null && !Slugs.isSlug(slug)) {
            body.refuse("slug", Slugs.RULE);
        }
        String email = body.text("ownerEmail", Emails.MAX);
        if (email != null && !Emails.isAddress(Emails.folded(email))) {
            body.refuse("ownerEmail", "Enter a valid email address.");
        }
        return new OrganizationRequest(
                body.text("name", MAX_NAME),
                slug,
                Boolean.TRUE.equals(body.flag("defaultTeam")),
                email == null ? null : Emails.folded(email),
                body.text("ownerName", MAX_NAME));
    }
}
