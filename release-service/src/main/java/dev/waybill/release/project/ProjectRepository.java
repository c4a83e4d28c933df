package dev.waybill.release.project;

import dev.waybill.release.directory.Project;
import dev.waybill.release.directory.ProjectKey;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.sql.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of projects and their keys. */
@ApplicationScoped
class ProjectRepository {

    private final Session entities;

    @Inject
    ProjectRepository(Session entities) {
        this.entities = entities;
    }

    Optional<Project> find(long organizationId, String slugOrId) {
        return entities.createQuery(
                        "from Project where organizationId = :organization and (slug = :slug or id = :id)",
                        Project.class)
                .setParameter("organization", organizationId)
                .setParameter("slug", slugOrId)
                .setParameter("id", Slugs.isId(slugOrId) ? Long.parseLong(slugOrId) : -1)
                .getResultStream()
                .findFirst();
    }

    /** Projects on one side of an id, the nearest first, whose name or slug contains the text in any letter case. */
    List<Project> list(long organizationId, String text, long id, boolean backwards, int limit) {
        return entities.createQuery("""
                        from Project where organizationId = :organization
                          and (locate(:text, lower(name)) > 0 or locate(:text, slug) > 0) and\s""" + Keyset.beside(backwards), Project.class)
                .setParameter("organization", organizationId)
                .setParameter("text", text.toLowerCase(Locale.ROOT))
                .setParameter("beside", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** All by slug. */
    List<Project> all(long organizationId) {
        return entities.createQuery("from Project where organizationId = :organization order by slug", Project.class)
                .setParameter("organization", organizationId)
                .getResultList();
    }

    /** Those of the projects that are there, by slug. */
    List<Project> among(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("from Project where id in :ids order by slug", Project.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    long count(long organizationId) {
        return entities.createQuery("select count(*) from Project where organizationId = :organization", Long.class)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }

    /** Remembers the slug that the project had; whoever had it before is forgotten. */
    void keepFormerSlug(Project project, String slug) {
        entities.createNativeQuery("""
                        insert into project_former_slug (organization_id, slug, project_id)
                        select organization_id, :slug, id from project where id = :project
                        on conflict on constraint pk_project_former_slug do update set project_id = excluded.project_id""")
                .setParameter("slug", slug)
                .setParameter("project", project.id())
                .executeUpdate();
    }

    /** Keys by age, the oldest first. */
    List<ProjectKey> keys(long projectId) {
        return entities.createQuery(
                        "from ProjectKey where projectId = :project order by dateCreated, publicKey", ProjectKey.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    Optional<ProjectKey> key(long projectId, String publicKey) {
        return Optional.ofNullable(entities.find(ProjectKey.class, publicKey))
                .filter(key -> key.projectId() == projectId);
    }

    long countKeys(long projectId) {
        return entities.createQuery("select count(*) from ProjectKey where projectId = :project", Long.class)
                .setParameter("project", projectId)
                .getSingleResult();
    }
}
