package dev.waybill.release.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Which releases a deploy passes over, by the order in which releases were added. */
@ApplicationScoped
class BatchRepository {

    private final Session entities;

    @Inject
    BatchRepository(Session entities) {
        this.entities = entities;
    }

    /** The releases after what ran before for one of the deploy's projects, up to and with its own. */
    List<Long> gained(long deployId) {
        return ids("""
                select distinct r.id from deploy d
                  join deploy_project p on p.deploy_id = d.id
                  join release own on own.id = d.release_id
                  join release before on before.id = p.previous_release_id
                  join release_project rp on rp.project_id = p.project_id
                  join release r on r.id = rp.release_id
                 where d.id = :deploy and (r.date_added, r.id) > (before.date_added, before.id)
                   and (r.date_added, r.id) <= (own.date_added, own.id)""", deployId);
    }

    /** The releases after the deploy's own, up to and with what ran before for one of its projects. */
    List<Long> lost(long deployId) {
        return ids("""
                select distinct r.id from deploy d
                  join deploy_project p on p.deploy_id = d.id
                  join release own on own.id = d.release_id
                  join release before on before.id = p.previous_release_id
                  join release_project rp on rp.project_id = p.project_id
                  join release r on r.id = rp.release_id
                 where d.id = :deploy and (r.date_added, r.id) <= (before.date_added, before.id)
                   and (r.date_added, r.id) > (own.date_added, own.id)""", deployId);
    }

    /** Earlier releases that were deployed elsewhere after the given time for one of the deploy's projects. */
    List<Long> deployedElsewhere(long deployId, Instant after) {
        return entities.createNativeQuery("""
                        select distinct r.id from deploy d
                          join deploy_project p on p.deploy_id = d.id
                          join release own on own.id = d.release_id
                          join deploy_project other_project on other_project.project_id = p.project_id
                          join deploy other on other.id = other_project.deploy_id and other.id < d.id
                          join release r on r.id = other.release_id
                         where d.id = :deploy and other.recorded_at > :after
                           and (r.date_added, r.id) < (own.date_added, own.id)""", Long.class)
                .setParameter("deploy", deployId)
                .setParameter("after", after)
                .getResultStream()
                .toList();
    }

    private List<Long> ids(String sql, long deployId) {
        return entities.createNativeQuery(sql, Long.class)
                .setParameter("deploy", deployId)
                .getResultStream()
                .toList();
    }
}
