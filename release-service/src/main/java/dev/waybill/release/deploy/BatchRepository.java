package dev.waybill.release.deploy;

import dev.waybill.state.sql.OneColumn;
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

    /**
     * Earlier releases that were deployed elsewhere after the given time for one of the deploy's projects and lead to its own: release by
     * release, the commits of one begin where those of the one before end. Releases whose commits were only ever listed tell no such thing;
     * among them the order has to do.
     */
    List<Long> deployedElsewhere(long deployId, Instant after) {
        return OneColumn.query(entities, """
                        with recursive chain (release_id) as (
                          select release_id from deploy where id = :deploy
                          union
                          select earlier.release_id from chain
                            join release_head later on later.release_id = chain.release_id
                            join commit_range asked on asked.id = later.range_id
                            join release_head earlier on earlier.repository_id = later.repository_id
                             and earlier.sha collate "C" between asked.base and asked.base || 'g')
                        select distinct r.id from deploy d
                          join deploy_project p on p.deploy_id = d.id
                          join release own on own.id = d.release_id
                          join deploy_project other_project on other_project.project_id = p.project_id
                          join deploy other on other.id = other_project.deploy_id and other.id < d.id
                          join release r on r.id = other.release_id
                         where d.id = :deploy and other.recorded_at > :after
                           and (r.date_added, r.id) < (own.date_added, own.id)
                           and (r.id in (select release_id from chain) or not exists (
                             select 1 from release_head h where h.release_id in (own.id, r.id) and h.range_id is not null))""", Long.class)
                .setParameter("deploy", deployId)
                .setParameter("after", after)
                .getResultStream()
                .toList();
    }

    private List<Long> ids(String sql, long deployId) {
        return OneColumn.query(entities, sql, Long.class)
                .setParameter("deploy", deployId)
                .getResultStream()
                .toList();
    }
}
