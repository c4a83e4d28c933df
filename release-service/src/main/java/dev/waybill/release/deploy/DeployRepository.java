package dev.waybill.release.deploy;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** The rows of deploys. */
@ApplicationScoped
class DeployRepository {

    private final Session entities;

    @Inject
    DeployRepository(Session entities) {
        this.entities = entities;
    }

    /** What ran in an environment for a project. */
    record Running(long projectId, long deployId, long releaseId, String version) {}

    /** The commit of a repository that ran in an environment for some project. */
    record Base(String repositoryKey, String sha) {}

    /** What a deploy asked of the commit graph. */
    record AskedRange(String repositoryKey, UUID rangeId) {}

    /** A deploy and the name of its environment. */
    record Shown(Deploy deploy, String environment) {}

    Optional<Deploy> find(long id) {
        return Optional.ofNullable(entities.find(Deploy.class, id));
    }

    /** The deploy as it is now, read again after a lock was taken. */
    Optional<Deploy> reread(long id) {
        Optional<Deploy> deploy = find(id);
        deploy.ifPresent(entities::refresh);
        return deploy;
    }

    void add(Deploy deploy) {
        entities.persist(deploy);
        entities.flush();
    }

    /** Notes whose deploy it is, and what ran for each of the projects before. */
    void addProjects(long deployId, Collection<Long> projectIds, Collection<Running> running) {
        entities.createNativeQuery("""
                        insert into deploy_project (deploy_id, project_id, previous_release_id)
                        select :deploy, p.id, before.release_id
                          from unnest(cast(:projects as bigint[])) as p (id)
                          left join unnest(cast(:running as bigint[]), cast(:releases as bigint[])) as before (project_id, release_id)
                            on before.project_id = p.id""")
                .setParameter("deploy", deployId)
                .setParameter("projects", projectIds.toArray(Long[]::new))
                .setParameter(
                        "running", running.stream().map(Running::projectId).toArray(Long[]::new))
                .setParameter(
                        "releases", running.stream().map(Running::releaseId).toArray(Long[]::new))
                .executeUpdate();
    }

    void addRange(long deployId, String repositoryKey, UUID rangeId) {
        entities.createNativeQuery("""
                        insert into deploy_range (deploy_id, repository_key, range_id) values (:deploy, :repository, :range)
                        on conflict do nothing""")
                .setParameter("deploy", deployId)
                .setParameter("repository", repositoryKey)
                .setParameter("range", rangeId)
                .executeUpdate();
    }

    /** The newest deploy in an environment for any of the projects, or for none if there are none. */
    Optional<Deploy> newest(long environmentId, Collection<Long> projectIds) {
        String projects = projectIds.isEmpty()
                ? "not exists (select 1 from deploy_project p where p.deploy_id = d.id)"
                : "exists (select 1 from deploy_project p where p.deploy_id = d.id and p.project_id in :projects)";
        var query = entities.createNativeQuery(
                        "select d.* from deploy d where d.environment_id = :environment and " + projects
                                + " order by d.id desc limit 1",
                        Deploy.class)
                .setParameter("environment", environmentId);
        if (!projectIds.isEmpty()) {
            query.setParameter("projects", projectIds);
        }
        return query.getResultStream().findFirst();
    }

    List<Long> projectIds(long deployId) {
        return OneColumn.query(
                        entities,
                        "select project_id from deploy_project where deploy_id = :deploy order by project_id",
                        Long.class)
                .setParameter("deploy", deployId)
                .getResultStream()
                .toList();
    }

    /** What runs in an environment for each of the projects that were deployed there, the newest deploy first. */
    List<Running> running(long environmentId, Collection<Long> projectIds) {
        if (projectIds.isEmpty()) {
            return List.of();
        }
        return entities.createNativeQuery("""
                        select * from (
                               select distinct on (p.project_id) p.project_id, d.id, d.release_id, r.version
                                 from deploy d join deploy_project p on p.deploy_id = d.id join release r on r.id = d.release_id
                                where d.environment_id = :environment and p.project_id in :projects
                                order by p.project_id, d.id desc) newest
                         order by id desc""", Tuple.class)
                .setParameter("environment", environmentId)
                .setParameter("projects", projectIds)
                .getResultStream()
                .map(row -> new Running(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, String.class)))
                .toList();
    }

    /**
     * What ran in an environment for the projects: of each repository the head of the newest release there that names it. A release that
     * does not name a repository did not change what runs of it.
     */
    List<Base> bases(long environmentId, Collection<Long> projectIds) {
        if (projectIds.isEmpty()) {
            return List.of();
        }
        return entities.createNativeQuery("""
                        select distinct repository_key, sha from (
                               select distinct on (p.project_id, h.repository_key) h.repository_key, h.sha
                                 from deploy d join deploy_project p on p.deploy_id = d.id
                                 join release_head h on h.release_id = d.release_id
                                where d.environment_id = :environment and p.project_id in :projects
                                order by p.project_id, h.repository_key, d.id desc) newest
                         order by repository_key, sha""", Tuple.class)
                .setParameter("environment", environmentId)
                .setParameter("projects", projectIds)
                .getResultStream()
                .map(row -> new Base(row.get(0, String.class), row.get(1, String.class)))
                .toList();
    }

    List<AskedRange> ranges(long deployId) {
        return entities.createNativeQuery(
                        "select repository_key, range_id from deploy_range where deploy_id = :deploy order by repository_key, range_id",
                        Tuple.class)
                .setParameter("deploy", deployId)
                .getResultStream()
                .map(row -> new AskedRange(row.get(0, String.class), row.get(1, UUID.class)))
                .toList();
    }

    /** Deploys of a release that are not announced yet, in the order of their environments (which is the order of locks). */
    List<Long> pendingOf(long releaseId) {
        return entities.createQuery(
                        "select id from Deploy where releaseId = :release and announcedAt is null order by environmentId, id",
                        Long.class)
                .setParameter("release", releaseId)
                .getResultList();
    }

    /** The environments of {@link #pendingOf}, in the order of locks. */
    List<Long> pendingEnvironmentsOf(long releaseId) {
        return entities.createQuery("""
                        select distinct environmentId from Deploy where releaseId = :release and announcedAt is null
                         order by environmentId""", Long.class)
                .setParameter("release", releaseId)
                .getResultList();
    }

    List<Long> pendingWith(UUID rangeId) {
        return OneColumn.query(entities, """
                        select distinct d.id from deploy d join deploy_range a on a.deploy_id = d.id
                         where a.range_id = :range and d.announced_at is null order by d.id""", Long.class)
                .setParameter("range", rangeId)
                .getResultStream()
                .toList();
    }

    List<Long> late(Instant now, int max) {
        return entities.createQuery(
                        "select id from Deploy where announcedAt is null and settleBy <= :now order by settleBy, id",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(max)
                .getResultList();
    }

    /** The newest deploy of a release for each project and environment, those that ended last first. */
    List<Shown> shown(long releaseId, @Nullable Long projectId, int max) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select d.*, e.name as environment_name from deploy d join environment e on e.id = d.environment_id
                         where d.id in (select max(n.id) from deploy n left join deploy_project p on p.deploy_id = n.id
                                         where n.release_id = :release
                                           and (cast(:project as bigint) is null or p.project_id = :project)
                                         group by p.project_id, n.environment_id)
                         order by d.date_finished desc, d.id desc""", Object[].class)
                .addEntity("d", Deploy.class)
                .addScalar("environment_name", StandardBasicTypes.STRING)
                .setParameter("release", releaseId)
                .setParameter("project", projectId)
                .setMaxResults(max)
                .getResultList();
        return rows.stream()
                .map(row -> new Shown((Deploy) row[0], (String) row[1]))
                .toList();
    }
}
