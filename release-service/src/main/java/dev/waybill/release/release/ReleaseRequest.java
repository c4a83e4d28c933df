package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.request.BodyFields;
import dev.waybill.release.version.VersionRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of POST and PUT of a release. What is absent, null or blank is null here.
 *
 * @param projects slugs and ids
 * @param commits a whole list, null if absent
 * @param refs null if absent; empty to clear the release's commits
 */
record ReleaseRequest(
        @Nullable List<String> projects,
        @Nullable String ref,
        @Nullable String url,
        @Nullable Instant dateReleased,
        @Nullable String status,
        @Nullable String owner,
        @Nullable List<GivenCommit> commits,
        @Nullable List<GivenRef> refs) {

    private static final int MAX_PROJECTS = 1_000;
    private static final int MAX_REF = 200;
    private static final Set<String> STATUSES = Set.of(Release.OPEN, Release.ARCHIVED);

    /** A release to be made, and its version. */
    record Creation(String version, ReleaseRequest request) {}

    static Creation creation(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String version = version(body);
        ReleaseRequest request = read(body);
        body.check();
        return new Creation(version, request);
    }

    static ReleaseRequest change(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        ReleaseRequest request = read(body);
        body.check();
        return request;
    }

    private static String version(BodyFields body) {
        if (!body.has("version")) {
            body.refuse("version", "This field is required.");
            return "";
        }
        String version = body.rawText("version");
        VersionRules.broken(version)
                .ifPresent(rule -> body.refuse("version", "Release with name " + version + " is not allowed: " + rule));
        return version == null ? "" : version;
    }

    private static ReleaseRequest read(BodyFields body) {
        String status = body.text("status", MAX_REF);
        if (status != null && !STATUSES.contains(status)) {
            body.refuse("status", "Invalid status " + status);
        }
        List<GivenRef> refs = CommitsReader.refs(body);
        return new ReleaseRequest(
                body.names("projects", MAX_PROJECTS),
                body.text("ref", MAX_REF),
                body.url("url"),
                body.moment("dateReleased"),
                status,
                body.text("owner", MAX_REF),
                CommitsReader.commits(body),
                refs == null ? CommitsReader.headCommits(body) : refs);
    }
}
