package dev.waybill.release.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProjectView(
        String id,
        String slug,
        String name,
        @Nullable String platform,
        Instant dateCreated,
        String status,
        List<String> features,
        @Nullable Object team,
        List<Object> teams,
        OwnerView organization) {

    /** The organisation of a project. */
    record OwnerView(String id, String slug, String name) {}

    static ProjectView of(Project project, Organization organization, Instant created) {
        return new ProjectView(
                Long.toString(project.id()),
                project.slug(),
                project.name(),
                project.platform(),
                created,
                "active",
                List.of("releases"),
                null,
                List.of(),
                new OwnerView(Long.toString(organization.id()), organization.slug(), organization.name()));
    }
}
