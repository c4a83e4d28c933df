package dev.waybill.release.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.request.BodyFields;
import org.jspecify.annotations.Nullable;

/** What a team shall be called. What is absent is null. */
record TeamRequest(@Nullable String name, @Nullable String slug) {

    private static final int MAX_NAME = 64;

    /** A new team's; one of the two is needed, the slug is made of the name where it is missing. */
    static TeamRequest readNew(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        TeamRequest given = read(body);
        if (given.slug == null) {
            String name = given.name;
            if (name == null) {
                body.refuse("name", "Name or slug is required");
            } else if (!Slugs.isSlug(Slugs.of(name))) {
                body.refuse("slug", Slugs.RULE);
            }
        }
        body.check();
        return given;
    }

    static TeamRequest readChange(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        TeamRequest given = read(body);
        body.check();
        return given;
    }

    private static TeamRequest read(BodyFields body) {
        String slug = body.text("slug", MAX_NAME);
        if (slug != null && !Slugs.isSlug(slug)) {
            body.refuse("slug", Slugs.RULE);
        }
        return new TeamRequest(body.text("name", MAX_NAME), slug);
    }
}
