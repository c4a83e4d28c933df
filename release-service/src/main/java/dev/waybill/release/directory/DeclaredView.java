package dev.waybill.release.directory;

import java.util.List;

/** What the operator gets back for a declared organisation. */
record DeclaredView(String id, String slug, String name, List<ProjectLine> projects) {

    record ProjectLine(String id, String slug) {}

    static DeclaredView of(Organization organization, List<Project> projects) {
        return new DeclaredView(
                Long.toString(organization.id),
                organization.slug,
                organization.name,
                projects.stream()
                        .map(project -> new ProjectLine(Long.toString(project.id), project.slug))
                        .toList());
    }
}
