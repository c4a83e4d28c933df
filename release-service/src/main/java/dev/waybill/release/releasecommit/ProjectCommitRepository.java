package dev.waybill.release.releasecommit;

import dev.waybill.release.release.CommitSummary;
import dev.waybill.release.sql.CommitColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The commits of all releases of a project: the newest release first, each list in its order, a commit that several releases list only in the
 * newest of them. Read along two indexes from any place on, so that a page costs the same however many releases there are.
 */
@Singleton
class ProjectCommitRepository extends JdbcRepository {

    @Inject
    ProjectCommitRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** Where a commit is; a date is there for one without. */
    record Placed(long releaseId, int position, CommitSummary commit) {}

    /**
     * Which of them.
     *
     * @param paths of a project that keeps only some commits, null for all
     * @param shaPrefix how the object id begins, null for any
     */
    record Selection(
            long projectId,
            @Nullable PathGlobs paths,
            @Nullable String shaPrefix) {}

    /** Those behind a place, in order. */
    List<Placed> after(Selection selection, long releaseId, long position, int max) {
        return rows(selection, "<", ">", "rp.release_id desc", "c.position", releaseId, position, max);
    }

    /** Those before a place, the nearest first. */
    List<Placed> before(Selection selection, long releaseId, long position, int max) {
        return rows(selection, ">", "<", "rp.release_id", "c.position desc", releaseId, position, max);
    }

    private List<Placed> rows(
            Selection selection,
            String releases,
            String positions,
            String releaseOrder,
            String positionOrder,
            long releaseId,
            long position,
            int max) {
        SqlColumns columns = new SqlColumns().value(releaseId).value(position);
        StringBuilder conditions = new StringBuilder();
        if (selection.paths() != null) {
            conditions.append(" and (not c.files_complete or jsonb_path_exists(c.files, ?::jsonpath))");
            columns.value(selection.paths().jsonPath());
        }
        if (selection.shaPrefix() != null) {
            conditions.append(" and starts_with(c.sha, ?)");
            columns.value(selection.shaPrefix());
        }
        return query(
                """
                select rp.release_id, c.position, c.repository, c.sha, c.message, c.author_name, c.author_email,
                       coalesce(c.committed_at, (select r.date_added from release r where r.id = rp.release_id)),
                       c.contributors::text
                  from release_project rp cross join lateral (
                    select c.* from release_commit c
                     where c.release_id = rp.release_id and (rp.release_id %1$s ? or c.position %2$s ?)%3$s
                       and not exists (select 1 from release_commit newer
                                         join release_project its on its.release_id = newer.release_id and its.project_id = rp.project_id
                                        where newer.sha = c.sha and newer.repository = c.repository
                                          and newer.release_id > rp.release_id)
                     order by %4$s limit ?) c
                 where rp.project_id = ? and rp.release_id %1$s= ?
                 order by %5$s, %4$s limit ?""".formatted(releases, positions, conditions, positionOrder, releaseOrder),
                columns.value(max).value(selection.projectId()).value(releaseId).value(max),
                row -> new Placed(
                        row.getLong(1),
                        row.getInt(2),
                        new CommitSummary(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                date(row.getObject(8, OffsetDateTime.class)),
                                ListedCommits.coAuthors(CommitColumns.contributors(row.getString(9))))));
    }

    private static Instant date(OffsetDateTime timestamp) {
        return Objects.requireNonNull(SqlColumns.moment(timestamp));
    }
}
