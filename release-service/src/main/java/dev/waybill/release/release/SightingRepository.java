package dev.waybill.release.release;

import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.ProjectSighting;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.release.sql.JdbcRepository;
import dev.waybill.release.sql.SqlColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/**
 * Writes what telemetry saw, each table with one statement a poll. Rows that would not change are not written, and lists must be in one
 * fixed order, so that transactions side by side do not wait for each other crosswise.
 */
@ApplicationScoped
class SightingRepository extends JdbcRepository {

    private static final String KNOWN_PROJECTS = """
            select p.id from project p join unnest(?::bigint[], ?::bigint[]) as s(organization_id, project_id)
                on p.id = s.project_id and p.organization_id = s.organization_id""";

    private static final String KNOWN_RELEASES = """
            select r.id, r.organization_id, r.version
              from release r join unnest(?::bigint[], ?::text[]) as s(organization_id, version)
                on r.organization_id = s.organization_id and r.version = s.version""";

    private static final String PROJECTS = """
            insert into release_project as t (release_id, project_id, first_event, last_event)
            select * from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
            on conflict (release_id, project_id) do update
               set first_event = least(t.first_event, excluded.first_event),
                   last_event = greatest(t.last_event, excluded.last_event)
             where t.first_event is null or excluded.first_event < t.first_event or excluded.last_event > t.last_event
            returning release_id, (xmax = 0) as is_new""";

    private static final String NEW_ENVIRONMENTS = """
            insert into environment (id, organization_id, name)
            select nextval('environment_seq'), s.*
              from (select distinct organization_id, name from unnest(?::bigint[], ?::text[]) as u(organization_id, name)
                     order by organization_id, name) s
             where not exists (select 1 from environment e where e.organization_id = s.organization_id and e.name = s.name)
            on conflict on constraint uq_environment_organization_name do nothing""";

    private static final String PROJECT_ENVIRONMENTS = """
            insert into environment_project (environment_id, project_id)
            select distinct e.id, s.project_id
              from unnest(?::bigint[], ?::bigint[], ?::text[]) as s(organization_id, project_id, name)
              join environment e on e.organization_id = s.organization_id and e.name = s.name
             where not exists (select 1 from environment_project p
                                where p.environment_id = e.id and p.project_id = s.project_id)
             order by e.id, s.project_id
            on conflict do nothing""";

    private static final String ENVIRONMENTS = """
            insert into release_project_environment as t (release_id, project_id, environment_id, first_seen, last_seen)
            select s.release_id, s.project_id, e.id, s.first_seen, s.last_seen
              from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                     as s(organization_id, release_id, project_id, name, first_seen, last_seen)
              join environment e on e.organization_id = s.organization_id and e.name = s.name
             order by s.release_id, s.project_id, e.id
            on conflict (release_id, project_id, environment_id) do update
               set first_seen = least(t.first_seen, excluded.first_seen),
                   last_seen = greatest(t.last_seen, excluded.last_seen)
             where excluded.first_seen < t.first_seen or excluded.last_seen > t.last_seen""";

    private static final String DISTS = """
            insert into release_dist (release_id, name)
            select * from unnest(?::bigint[], ?::text[]) on conflict do nothing""";

    @Inject
    SightingRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** Those of the projects that exist in the organisation that the telemetry named. */
    Set<Long> knownProjects(List<ProjectSighting> sightings) {
        return new TreeSet<>(query(
                KNOWN_PROJECTS,
                new SqlColumns()
                        .column("bigint", sightings, ProjectSighting::organizationId)
                        .column("bigint", sightings, ProjectSighting::projectId),
                row -> row.getLong(1)));
    }

    List<ReleaseKey> knownReleases(List<ProjectSighting> sightings) {
        return query(
                KNOWN_RELEASES,
                new SqlColumns()
                        .column("bigint", sightings, ProjectSighting::organizationId)
                        .column("text", sightings, ProjectSighting::version),
                row -> new ReleaseKey(row.getLong(1), row.getLong(2), row.getString(3)));
    }

    /** Notes releases in projects and tells the releases that are new in one. */
    Set<Long> seeProjects(List<ProjectSighting> sightings, ToLongFunction<ProjectSighting> releaseId) {
        Set<Long> attached = new TreeSet<>();
        query(
                        PROJECTS,
                        new SqlColumns()
                                .column("bigint", sightings, releaseId::applyAsLong)
                                .column("bigint", sightings, ProjectSighting::projectId)
                                .moments(sightings, it -> it.times().first())
                                .moments(sightings, it -> it.times().last()),
                        row -> row.getBoolean(2) ? row.getLong(1) : 0L)
                .forEach(attached::add);
        attached.remove(0L);
        return attached;
    }

    void seeEnvironments(List<Sighting> sightings, ToLongFunction<Sighting> releaseId) {
        update(
                NEW_ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", sightings, it -> it.key().organizationId())
                        .column("text", sightings, it -> it.key().environment()));
        update(
                PROJECT_ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", sightings, it -> it.key().organizationId())
                        .column("bigint", sightings, it -> it.key().projectId())
                        .column("text", sightings, it -> it.key().environment()));
        update(
                ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", sightings, it -> it.key().organizationId())
                        .column("bigint", sightings, releaseId::applyAsLong)
                        .column("bigint", sightings, it -> it.key().projectId())
                        .column("text", sightings, it -> it.key().environment())
                        .moments(sightings, it -> it.times().first())
                        .moments(sightings, it -> it.times().last()));
    }

    void seeDists(List<Dist> dists, ToLongFunction<Dist> releaseId) {
        if (!dists.isEmpty()) {
            update(
                    DISTS,
                    new SqlColumns()
                            .column("bigint", dists, releaseId::applyAsLong)
                            .column("text", dists, Dist::name));
        }
    }
}
