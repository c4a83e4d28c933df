package dev.waybill.release.release;

import dev.waybill.release.version.SemverRule;
import dev.waybill.state.sql.JdbcRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds which releases of projects may be the latest, each by one step in an index. */
@Singleton
class LatestRepository extends JdbcRepository {

    private static final String CANDIDATES = """
            select p.version_scheme,
                   (select coalesce(array_agg(n.has_number order by n.date_added desc, n.release_id desc), '{}')
                      from (select sort_key > '' as has_number, date_added, release_id from release_project
                             where project_id = p.id and status = 'open'
                             order by date_added desc, release_id desc limit %d) n),
                   (select release_id from release_project where project_id = p.id and status = 'open'
                     order by effective_date desc, release_id desc limit 1),
                   (select release_id from release_project where project_id = p.id and status = 'open'
                     order by sort_key desc, date_added desc, release_id desc limit 1),
                   (select release_id from release_project where project_id = p.id and status = 'open'
                     order by loose_key desc, date_added desc, release_id desc limit 1)
              from project p where p.organization_id = ?""".formatted(SemverRule.SAMPLE);

    @Inject
    LatestRepository(DataSource dataSource) {
        super(dataSource);
    }

    /**
     * What may be the latest release of a project.
     *
     * @param hasNumber of its newest open releases
     * @param byDate the one released last, null where the project has none; so the others
     */
    record Candidates(
            String scheme,
            List<Boolean> hasNumber,
            @Nullable Long byDate,
            @Nullable Long bySemver,
            @Nullable Long byLooseSemver) {}

    /** Of each of the projects that has releases; null for all of the organisation. */
    List<Candidates> candidates(long organizationId, @Nullable List<Long> projectIds) {
        SqlText sql = new SqlText().add(CANDIDATES, organizationId);
        if (projectIds != null) {
            sql.add(" and p.id").anyId(projectIds);
        }
        return query(sql.text(), sql.parameters(), LatestRepository::read);
    }

    List<String> versions(List<Long> releaseIds) {
        SqlText sql = new SqlText().add("select version from release where id").anyId(releaseIds);
        return query(sql.text(), sql.parameters(), row -> row.getString(1));
    }

    private static Candidates read(ResultSet row) throws SQLException {
        return new Candidates(
                row.getString(1),
                List.of((Boolean[]) row.getArray(2).getArray()),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class));
    }
}
