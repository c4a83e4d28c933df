package dev.waybill.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.release.environment.EnvironmentRules;
import dev.waybill.release.request.BodyFields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of POST of a deploy. What is absent or null is null here.
 *
 * @param projects slugs and ids, null for all of the release's
 */
record DeployRequest(
        String environment,
        @Nullable String name,
        @Nullable String url,
        @Nullable Instant dateStarted,
        @Nullable Instant dateFinished,
        @Nullable List<String> projects) {

    private static final int MAX_NAME = 64;
    private static final int MAX_PROJECTS = 1_000;

    static DeployRequest read(@Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        String environment = body.requiredText("environment", EnvironmentRules.MAX_LENGTH);
        EnvironmentRules.broken(environment).ifPresent(rule -> body.refuse("environment", rule));
        List<String> projects = body.isNull("projects") ? null : body.names("projects", MAX_PROJECTS);
        if (projects != null && projects.isEmpty()) {
            body.refuse("projects", "This list may not be empty.");
        }
        DeployRequest request = new DeployRequest(
                environment,
                body.text("name", MAX_NAME),
                body.url("url"),
                body.moment("dateStarted"),
                body.moment("dateFinished"),
                projects);
        body.check();
        return request;
    }

    /** What it says about the deploy; without an end it has just ended. */
    Deploy.Description description(Instant now) {
        return new Deploy.Description(name, url, dateStarted, dateFinished == null ? now : dateFinished);
    }
}
