package dev.waybill.release.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Organization;
import dev.waybill.release.directory.Project;
import dev.waybill.release.team.TeamRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project as Sentry shows one, and two settings of ours.
 *
 * @param team the first of the teams, null if there is none
 * @param versionScheme how its releases are ordered: {@code semver}, {@code date} or {@code auto}
 * @param commitPaths the path globs that it keeps commits of, none for all paths
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProjectView(
        String id,
        String slug,
        String name,
        @Nullable String platform,
        List<String> platforms,
        Instant dateCreated,
        String status,
        List<String> features,
        List<String> access,
        boolean hasAccess,
        @JsonProperty("isMember") boolean isMember,
        @JsonProperty("isBookmarked") boolean isBookmarked,
        @JsonProperty("isPublic") boolean isPublic,
        @JsonProperty("isInternal") boolean isInternal,
        @Nullable Instant firstEvent,
        Map<String, String> avatar,
        @Nullable TeamRef team,
        List<TeamRef> teams,
        String versionScheme,
        List<String> commitPaths,
        OwnerView organization) {

    /** The organisation of a project. */
    record OwnerView(String id, String slug, String name) {}

    static ProjectView of(Project project, Caller caller, List<TeamRef> teams) {
        Organization organization = caller.organization();
        return new ProjectView(
                Long.toString(project.id()),
                project.slug(),
                project.name(),
                project.platform(),
                project.platform() == null ? List.of() : List.of(project.platform()),
                project.dateCreated(),
                "active",
                List.of("releases"),
                caller.scopes().stream().sorted().toList(),
                true,
                true,
                false,
                false,
                false,
                null,
                Map.of("avatarType", "letter_avatar"),
                teams.isEmpty() ? null : teams.getFirst(),
                teams,
                project.versionScheme(),
                project.commitPaths(),
                new OwnerView(Long.toString(organization.id()), organization.slug(), organization.name()));
    }
}
