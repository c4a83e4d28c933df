package dev.waybill.release.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.directory.Organization;
import dev.waybill.release.project.ProjectView;
import dev.waybill.release.team.TeamView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with the members that sentry-cli insists on.
 *
 * @param access what the caller may do
 * @param projects all of them, absent where they are not asked for
 * @param teams all of them, absent where they are not asked for
 * @param token the first one, only in the answer that makes the organisation
 */
record OrganizationView(
        String id,
        String slug,
        String name,
        Instant dateCreated,
        @JsonProperty("isEarlyAdopter") boolean isEarlyAdopter,
        @JsonProperty("require2FA") boolean requireSecondFactor,
        boolean requireEmailVerification,
        List<String> features,
        List<String> access,
        Map<String, String> avatar,
        StatusView status,
        LinksView links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProjectView> projects,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TeamView> teams,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    record StatusView(String id, String name) {}

    /** Where the organisation is served: here. The newer client sends everything else to {@code regionUrl}. */
    record LinksView(String organizationUrl, String regionUrl) {}

    static OrganizationView of(Organization organization, Instant created, List<String> access, String publicUrl) {
        return new OrganizationView(
                Long.toString(organization.id()),
                organization.slug(),
                organization.name(),
                created,
                false,
                false,
                false,
                List.of(),
                access,
                Map.of("avatarType", "letter_avatar"),
                new StatusView("active", "active"),
                new LinksView(publicUrl, publicUrl),
                null,
                null,
                null);
    }

    OrganizationView with(List<ProjectView> itsProjects, List<TeamView> itsTeams) {
        return copy(itsProjects, itsTeams, token);
    }

    OrganizationView withToken(String secret) {
        return copy(projects, teams, secret);
    }

    private OrganizationView copy(
            @Nullable List<ProjectView> itsProjects, @Nullable List<TeamView> itsTeams, @Nullable String secret) {
        return new OrganizationView(
                id,
                slug,
                name,
                dateCreated,
                isEarlyAdopter,
                requireSecondFactor,
                requireEmailVerification,
                features,
                access,
                avatar,
                status,
                links,
                itsProjects,
                itsTeams,
                secret);
    }

    @Override
    public String toString() {
        return "OrganizationView[" + slug + "]";
    }
}
