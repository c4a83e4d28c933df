package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release on the wire, with all the fields of Sentry's. {@code newGroups} and {@code projects} are never null: sentry-cli would fail.
 *
 * @param currentProjectMeta {@link NeighboursView} where a project is looked at, else an empty object
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReleaseView(
        long id,
        String version,
        String status,
        String shortVersion,
        VersionInfoView versionInfo,
        @Nullable String ref,
        @Nullable String url,
        @Nullable Instant dateReleased,
        Instant dateCreated,
        @Nullable Instant dateStarted,
        Map<String, Object> data,
        int newGroups,
        @Nullable AuthorView owner,
        int commitCount,
        @Nullable CommitView lastCommit,
        int deployCount,
        @Nullable DeploySummary lastDeploy,
        List<AuthorView> authors,
        List<ProjectView> projects,
        @Nullable Instant firstEvent,
        @Nullable Instant lastEvent,
        Object currentProjectMeta,
        @Nullable String userAgent) {

    /** The same with one of its projects alone, as a list with a row for each project shows it. */
    ReleaseView inProject(long projectId) {
        return with(
                projects.stream().filter(project -> project.id() == projectId).toList(), currentProjectMeta);
    }

    /** The same as seen from the project that the caller looks at. */
    ReleaseView seenFrom(NeighboursView projectMeta) {
        return with(projects, projectMeta);
    }

    private ReleaseView with(List<ProjectView> shownProjects, Object projectMeta) {
        return new ReleaseView(
                id,
                version,
                status,
                shortVersion,
                versionInfo,
                ref,
                url,
                dateReleased,
                dateCreated,
                dateStarted,
                data,
                newGroups,
                owner,
                commitCount,
                lastCommit,
                deployCount,
                lastDeploy,
                authors,
                shownProjects,
                firstEvent,
                lastEvent,
                projectMeta,
                userAgent);
    }

    /** A project of a release. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ProjectView(
            long id,
            String slug,
            String name,
            int newGroups,
            @Nullable String platform,
            List<String> platforms,
            boolean hasHealthData) {

        static ProjectView of(AttachedProject project) {
            String platform = project.platform();
            return new ProjectView(
                    project.projectId(),
                    project.slug(),
                    project.name(),
                    0,
                    platform,
                    platform == null ? List.of() : List.of(platform),
                    false);
        }
    }
}
