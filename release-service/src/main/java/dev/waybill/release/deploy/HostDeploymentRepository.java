package dev.waybill.release.deploy;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of deployments that Git hosts ran. */
@ApplicationScoped
class HostDeploymentRepository {

    private final Session entities;

    @Inject
    HostDeploymentRepository(Session entities) {
        this.entities = entities;
    }

    Optional<HostDeployment> find(HostDeployment.Key key) {
        return Optional.ofNullable(entities.find(HostDeployment.class, key));
    }

    void add(HostDeployment deployment) {
        entities.persist(deployment);
        entities.flush();
    }

    /** As it is now, under its lock. */
    Optional<HostDeployment> lock(HostDeployment.Key key) {
        Optional<HostDeployment> deployment = find(key);
        deployment.ifPresent(it -> entities.refresh(it, LockModeType.PESSIMISTIC_WRITE));
        return deployment;
    }

    /** The newest release of the organisation that was built from that commit. */
    Optional<Long> newestRelease(long organizationId, long repositoryId, String sha) {
        return OneColumn.query(entities, """
                        select r.id from release_head h join release r on r.id = h.release_id
                         where h.repository_id = :repository and h.sha collate "C" = :sha and r.organization_id = :organization
                         order by r.date_added desc, r.id desc limit 1""", Long.class)
                .setParameter("repository", repositoryId)
                .setParameter("sha", sha)
                .setParameter("organization", organizationId)
                .getResultStream()
                .findFirst();
    }

    /** Whether one that ended later in the same environment is a deploy already. */
    boolean isOvertaken(HostDeployment deployment) {
        return !entities.createQuery("""
                        select d.deployId from HostDeployment d
                         where d.repositoryId = :repository and d.organizationId = :organization and d.environment = :environment
                           and d.finishedAt > :finished and d.deployId is not null""", Long.class)
                .setParameter("repository", deployment.repositoryId())
                .setParameter("organization", deployment.organizationId())
                .setParameter("environment", deployment.environment())
                .setParameter("finished", deployment.finishedAt())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Some that wait, and for whose commit there is a release now; those that ended first come first. */
    List<HostDeployment.Key> due(int max) {
        return entities.createNativeQuery("""
                        select d.repository_id, d.deployment_id from host_deployment d
                         where d.wait_until is not null
                           and exists (select 1 from release_head h join release r on r.id = h.release_id
                                        where h.repository_id = d.repository_id and h.sha collate "C" = d.sha
                                          and r.organization_id = d.organization_id)
                         order by d.finished_at, d.repository_id, d.deployment_id""", Tuple.class)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new HostDeployment.Key(row.get(0, Long.class), row.get(1, String.class)))
                .toList();
    }

    /** Lets those wait no longer whose time is up. */
    int giveUp(Instant now) {
        return entities.createMutationQuery("update HostDeployment set waitUntil = null where waitUntil <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Forgets some that were reported before; how many. */
    int forget(Instant reportedBefore, int max) {
        return entities.createNativeMutationQuery("""
                        delete from host_deployment where ctid = any(array(
                            select ctid from host_deployment where reported_at < :before limit :max))""")
                .setParameter("before", reportedBefore)
                .setParameter("max", max)
                .executeUpdate();
    }
}
