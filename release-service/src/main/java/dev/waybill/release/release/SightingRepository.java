package dev.waybill.release.release;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.ProjectRef;
import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.Place;
import dev.waybill.release.release.Sightings.ProjectSighting;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Writes what telemetry saw, each table with one statement a poll. Rows that would not change are not written, and lists must be in one
 * fixed order, so that transactions side by side do not wait for each other crosswise.
 */
@Singleton
class SightingRepository extends JdbcRepository {

    private static final String PROJECTS = "select id, organization_id, slug, name from project where id = any(?)";

    private static final String KNOWN = """
            select r.id, r.organization_id, r.version, s.project_id, p.release_id is not null
              from unnest(?::bigint[], ?::text[], ?::bigint[]) as s(organization_id, version, project_id)
              join release r on r.organization_id = s.organization_id and r.version = s.version
              left join release_project p on p.release_id = r.id and p.project_id = s.project_id""";

    private static final String LOCK = "select id from release where id = any(?) order by id for no key update";

    private static final String ATTACH = """
            insert into release_project (release_id, project_id)
            select s.* from unnest(?::bigint[], ?::bigint[]) as s(release_id, project_id) order by s.release_id, s.project_id
            on conflict do nothing returning release_id""";

    private static final String MAKE_ENVIRONMENTS = """
            insert into environment (id, organization_id, name)
            select nextval('environment_seq'), s.* from unnest(?::bigint[], ?::text[]) as s(organization_id, name)
             where not exists (select 1 from environment e where e.organization_id = s.organization_id and e.name = s.name)
            on conflict on constraint uq_environment_organization_name do nothing""";

    private static final String ATTACH_ENVIRONMENTS = """
            insert into environment_project (environment_id, project_id)
            select distinct e.id, s.project_id from unnest(?::bigint[], ?::text[], ?::bigint[]) as s(organization_id, name, project_id)
              join environment e on e.organization_id = s.organization_id and e.name = s.name
             order by e.id, s.project_id
            on conflict do nothing""";

    /** Nearly all sightings are of what is known, so one statement finds it and writes it, and tells what it did not find. */
    private static final String SEE = """
            with s as materialized (
              select u.n, u.project_id, u.first_seen, u.last_seen, r.id as release_id, e.id as environment_id,
                     p.release_id is not null and ep.environment_id is not null as is_known
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                       as u(organization_id, version, project_id, environment, first_seen, last_seen, n)
                left join release r on r.organization_id = u.organization_id and r.version = u.version
                left join release_project p on p.release_id = r.id and p.project_id = u.project_id
                left join environment e on e.organization_id = u.organization_id and e.name = u.environment
                left join environment_project ep on ep.environment_id = e.id and ep.project_id = u.project_id),
            written as (
              insert into release_project_environment as t (release_id, project_id, environment_id, first_seen, last_seen)
              select release_id, project_id, environment_id, first_seen, last_seen from s where is_known
               order by release_id, project_id, environment_id
              on conflict (release_id, project_id, environment_id) do update
                 set first_seen = least(t.first_seen, excluded.first_seen),
                     last_seen = greatest(t.last_seen, excluded.last_seen)
               where excluded.first_seen < t.first_seen or excluded.last_seen > t.last_seen)
            select n from s where not is_known order by n""";

    private static final String DISTS = """
            insert into release_dist (release_id, name)
            select r.id, s.name from unnest(?::bigint[], ?::text[], ?::text[]) as s(organization_id, version, name)
              join release r on r.organization_id = s.organization_id and r.version = s.version
             where not exists (select 1 from release_dist d where d.release_id = r.id and d.name = s.name)
             order by r.id, s.name
            on conflict do nothing""";

    @Inject
    SightingRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** A release that exists, and whether it belongs to the project that it was seen in. */
    record Known(long id, long organizationId, String version, long projectId, boolean isAttached) {}

    /** A release that shall belong to a project. */
    record Attachment(long releaseId, long projectId) {}

    /** A project and its organisation. */
    record OwnedProject(long organizationId, ProjectRef ref) {}

    Map<Long, OwnedProject> projects(Collection<Long> ids) {
        return query(
                        PROJECTS,
                        new SqlColumns().column("bigint", List.copyOf(ids), id -> id),
                        row -> new OwnedProject(
                                row.getLong(2), new ProjectRef(row.getLong(1), row.getString(3), row.getString(4))))
                .stream()
                .collect(toMap(project -> project.ref().id(), Function.identity()));
    }

    List<Known> known(List<ProjectSighting> sightings) {
        return query(
                KNOWN,
                new SqlColumns()
                        .column("bigint", sightings, ProjectSighting::organizationId)
                        .column("text", sightings, ProjectSighting::version)
                        .column("bigint", sightings, ProjectSighting::projectId),
                row -> new Known(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getBoolean(5)));
    }

    void lock(Collection<Long> releaseIds) {
        query(LOCK, new SqlColumns().column("bigint", List.copyOf(releaseIds), id -> id), row -> row.getLong(1));
    }

    /** Attaches releases and tells for which that was new. */
    List<Long> attach(List<Attachment> attachments) {
        return query(
                ATTACH,
                new SqlColumns()
                        .column("bigint", attachments, Attachment::releaseId)
                        .column("bigint", attachments, Attachment::projectId),
                row -> row.getLong(1));
    }

    /** Makes environments that are new and attaches them to the projects that they were seen in. */
    void know(List<Place> places, List<Sighting> sightings) {
        update(
                MAKE_ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", places, Place::organizationId)
                        .column("text", places, Place::environment));
        update(
                ATTACH_ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", sightings, it -> it.key().organizationId())
                        .column("text", sightings, it -> it.key().environment())
                        .column("bigint", sightings, it -> it.key().projectId()));
    }

    /** Notes when releases were seen; gives those whose release or environment is not known in the project, which it leaves alone. */
    List<Sighting> see(List<Sighting> sightings) {
        return query(
                        SEE,
                        new SqlColumns()
                                .column("bigint", sightings, it -> it.key().organizationId())
                                .column("text", sightings, it -> it.key().version())
                                .column("bigint", sightings, it -> it.key().projectId())
                                .column("text", sightings, it -> it.key().environment())
                                .moments(sightings, it -> it.times().first())
                                .moments(sightings, it -> it.times().last()),
                        row -> row.getInt(1))
                .stream()
                .map(number -> sightings.get(number - 1))
                .toList();
    }

    void seeDists(List<Dist> dists) {
        update(
                DISTS,
                new SqlColumns()
                        .column("bigint", dists, Dist::organizationId)
                        .column("text", dists, Dist::version)
                        .column("text", dists, Dist::name));
    }
}
