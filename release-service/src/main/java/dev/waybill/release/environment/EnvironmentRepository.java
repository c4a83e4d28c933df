package dev.waybill.release.environment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of environments. */
@ApplicationScoped
class EnvironmentRepository {

    private final Session entities;

    @Inject
    EnvironmentRepository(Session entities) {
        this.entities = entities;
    }

    void ensure(long organizationId, String name) {
        entities.createNativeQuery("""
                        insert into environment (id, organization_id, name)
                        values (nextval('environment_seq'), :organization, :name)
                        on conflict on constraint uq_environment_organization_name do nothing""")
                .setParameter("organization", organizationId)
                .setParameter("name", name)
                .executeUpdate();
    }

    void attach(long environmentId, Collection<Long> projectIds) {
        projectIds.stream()
                .sorted()
                .forEach(project -> entities.createNativeQuery("""
                                insert into environment_project (environment_id, project_id)
                                values (:environment, :project) on conflict do nothing""")
                        .setParameter("environment", environmentId)
                        .setParameter("project", project)
                        .executeUpdate());
    }

    Optional<Environment> find(long organizationId, String name) {
        return entities.createQuery(
                        "from Environment where organizationId = :organization and name = :name", Environment.class)
                .setParameter("organization", organizationId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    List<Environment> find(long organizationId, Collection<String> names) {
        return entities.createQuery(
                        "from Environment where organizationId = :organization and name in :names order by id",
                        Environment.class)
                .setParameter("organization", organizationId)
                .setParameter("names", names)
                .getResultList();
    }

    Optional<Environment> lock(long id) {
        return Optional.ofNullable(entities.find(Environment.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<Environment> all(long organizationId, int max) {
        return entities.createQuery(
                        "from Environment where organizationId = :organization order by name", Environment.class)
                .setParameter("organization", organizationId)
                .setMaxResults(max)
                .getResultList();
    }

    List<Environment> ofProject(long projectId, boolean hidden, int max) {
        return entities.createNativeQuery("""
                        select e.* from environment e join environment_project p on p.environment_id = e.id
                        where p.project_id = :project and p.is_hidden = :hidden order by e.name""", Environment.class)
                .setParameter("project", projectId)
                .setParameter("hidden", hidden)
                .setMaxResults(max)
                .getResultList();
    }
}
