package dev.waybill.release.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.directory.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team as Sentry shows one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TeamView(
        String id,
        String slug,
        String name,
        Instant dateCreated,
        @JsonProperty("isMember") boolean isMember,
        @Nullable String teamRole,
        boolean hasAccess,
        @JsonProperty("isPending") boolean isPending,
        int memberCount,
        AvatarView avatar,
        List<ProjectLine> projects) {

    /** A picture of its first letter. */
    record AvatarView(String avatarType, @Nullable String avatarUuid) {}

    /** A project that the team is responsible for. */
    record ProjectLine(
            String id, String slug, String name, @Nullable String platform) {

        static ProjectLine of(Project project) {
            return new ProjectLine(Long.toString(project.id()), project.slug(), project.name(), project.platform());
        }
    }
}
