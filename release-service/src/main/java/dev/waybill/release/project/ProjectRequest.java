package dev.waybill.release.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.directory.Project;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.releasecommit.PathGlobs;
import dev.waybill.release.request.BodyFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project shall be like. What is absent is null. */
record ProjectRequest(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String platform,
        @Nullable String versionScheme,
        @Nullable List<String> commitPaths) {

    private static final int MAX_NAME = 200;
    private static final int MAX_PLATFORM = 64;
    private static final int MAX_PATHS = 100;
    private static final int MAX_PATH = 500;

    /** A new project's; its slug is made of the name if it has none. */
    static ProjectRequest readNew(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String name = body.requiredText("name", MAX_NAME);
        ProjectRequest given = read(body);
        if (given.slug == null && !name.isEmpty() && !Slugs.isSlug(Slugs.of(name))) {
            body.refuse("slug", Slugs.RULE);
        }
        body.check();
        return given;
    }

    static ProjectRequest readChange(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        ProjectRequest given = read(body);
        body.check();
        return given;
    }

    private static ProjectRequest read(BodyFields body) {
        String slug = body.text("slug", MAX_NAME);
        if (slug != null && !Slugs.isSlug(slug)) {
            body.refuse("slug", Slugs.RULE);
        }
        String scheme = body.text("versionScheme", MAX_PLATFORM);
        if (scheme != null && !Project.VERSION_SCHEMES.contains(scheme)) {
            body.refuse("versionScheme", "\"" + scheme + "\" is not a valid choice: semver, date or auto.");
        }
        List<String> paths = body.isNull("commitPaths") ? List.of() : body.names("commitPaths", MAX_PATHS);
        if (paths != null) {
            paths.forEach(path -> checkGlob(body, path));
        }
        return new ProjectRequest(
                body.text("name", MAX_NAME), slug, body.text("platform", MAX_PLATFORM), scheme, paths);
    }

    private static void checkGlob(BodyFields body, String glob) {
        if (glob.isBlank() || glob.length() > MAX_PATH || glob.indexOf('\0') >= 0 || !PathGlobs.isClosed(glob)) {
            body.refuse(
                    "commitPaths",
                    "Enter path globs such as services/web/**, each of 1 to " + MAX_PATH
                            + " characters, with their brackets and braces closed.");
        }
    }
}
