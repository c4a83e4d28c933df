package dev.waybill.release.release;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.ProjectRef;
import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.Place;
import dev.waybill.release.release.Sightings.ProjectSighting;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.release.sql.JdbcRepository;
import dev.waybill.release.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    private static final String ENVIRONMENTS = """
            select e.id, e.organization_id, e.name from unnest(?::bigint[], ?::text[]) as s(organization_id, name)
              join environment e on e.organization_id = s.organization_id and e.name = s.name""";

    private static final String MAKE_ENVIRONMENTS = """
            insert into environment (id, organization_id, name)
            select nextval('environment_seq'), s.* from unnest(?::bigint[], ?::text[]) as s(organization_id, name)
             where not exists (select 1 from environment e where e.organization_id = s.organization_id and e.name = s.name)
            on conflict on constraint uq_environment_organization_name do nothing""";

    private static final String PROJECT_ENVIRONMENTS = """
            insert into environment_project (environment_id, project_id)
            select distinct s.environment_id, s.project_id from unnest(?::bigint[], ?::bigint[]) as s(environment_id, project_id)
             where not exists (select 1 from environment_project p
                                where p.environment_id = s.environment_id and p.project_id = s.project_id)
             order by s.environment_id, s.project_id
            on conflict do nothing""";

    private static final String SEE = """
            insert into release_project_environment as t (release_id, project_id, environment_id, first_seen, last_seen)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
            on conflict (release_id, project_id, environment_id) do update
               set first_seen = least(t.first_seen, excluded.first_seen),
                   last_seen = greatest(t.last_seen, excluded.last_seen)
             where excluded.first_seen < t.first_seen or excluded.last_seen > t.last_seen""";

    private static final String DISTS = """
            insert into release_dist (release_id, name)
            select * from unnest(?::bigint[], ?::text[]) as s(release_id, name)
             where not exists (select 1 from release_dist d where d.release_id = s.release_id and d.name = s.name)
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

    /** The ids of environments, which are made if they are new. */
    Map<Place, Long> environments(List<Place> places) {
        Map<Place, Long> known = find(places);
        if (known.size() < places.size()) {
            update(MAKE_ENVIRONMENTS, columns(places));
            known = find(places);
        }
        return known;
    }

    private Map<Place, Long> find(List<Place> places) {
        return query(
                        ENVIRONMENTS,
                        columns(places),
                        row -> Map.entry(new Place(row.getLong(2), row.getString(3)), row.getLong(1)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SqlColumns columns(List<Place> places) {
        return new SqlColumns()
                .column("bigint", places, Place::organizationId)
                .column("text", places, Place::environment);
    }

    /** Notes when releases were seen. */
    void see(List<Sighting> sightings, ToLongFunction<Sighting> releaseId, ToLongFunction<Sighting> environmentId) {
        update(
                PROJECT_ENVIRONMENTS,
                new SqlColumns()
                        .column("bigint", sightings, environmentId::applyAsLong)
                        .column("bigint", sightings, it -> it.key().projectId()));
        update(
                SEE,
                new SqlColumns()
                        .column("bigint", sightings, releaseId::applyAsLong)
                        .column("bigint", sightings, it -> it.key().projectId())
                        .column("bigint", sightings, environmentId::applyAsLong)
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
