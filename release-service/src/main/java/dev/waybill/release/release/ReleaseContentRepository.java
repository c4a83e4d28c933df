package dev.waybill.release.release;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Counts what hangs on a release or a project, whichever feature owns it. */
@Singleton
class ReleaseContentRepository extends JdbcRepository {

    private static final String CONTENT = """
            select (select count(*) from release_project where release_id = it.id),
                   (select count(distinct environment_id) from release_project_environment where release_id = it.id),
                   (select count(*) from release_dist where release_id = it.id),
                   (select count(*) from release_commit where release_id = it.id),
                   (select count(*) from deploy where release_id = it.id)
              from (values (?::bigint)) as it(id)""";

    private static final String FILES = """
            select count(distinct file ->> 'path') from release_commit c cross join jsonb_array_elements(c.files) as file
             where c.release_id = ?""";

    private static final String STEPS = """
            select exists (select 1 from release_project where project_id = it.id),
                   exists (select 1 from repository where organization_id = it.organization_id),
                   exists (select 1 from release_project where project_id = it.id and has_commits),
                   exists (select 1 from deploy_project where project_id = it.id)
              from (values (?::bigint, ?::bigint)) as it(id, organization_id)""";

    @Inject
    ReleaseContentRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** How many rows of each kind a release has. */
    record Content(long projects, long environments, long dists, long commits, long deploys) {}

    /** What a project has at least one of. */
    record Steps(boolean hasRelease, boolean hasRepository, boolean hasCommits, boolean hasDeploy) {}

    Content of(long releaseId) {
        return query(
                        CONTENT,
                        new SqlColumns().value(releaseId),
                        row -> new Content(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .getFirst();
    }

    /** How many different files the commits of a release touch. */
    long files(long releaseId) {
        return query(FILES, new SqlColumns().value(releaseId), row -> row.getLong(1))
                .getFirst();
    }

    Steps steps(long organizationId, long projectId) {
        return query(
                        STEPS,
                        new SqlColumns().value(projectId).value(organizationId),
                        row -> new Steps(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)))
                .getFirst();
    }
}
