package dev.waybill.release.releasecommit;

import dev.waybill.release.sql.CommitColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The commit lists of releases, in their order. */
@Singleton
class CommitRepository extends JdbcRepository {

    private static final String COLUMNS =
            "c.repository, c.sha, c.message, c.author_name, c.author_email, c.committed_at, c.url, c.files::text, c.files_complete, c.contributors::text";

    /** Of a long list: the driver makes a copy of what it sends. */
    private static final int WRITTEN_AT_ONCE = 2_000;

    @Inject
    CommitRepository(DataSource dataSource) {
        super(dataSource);
    }

    List<ListedCommit> of(long releaseId) {
        return query(
                "select " + COLUMNS + " from release_commit c where c.release_id = ? order by c.position",
                new SqlColumns().value(releaseId),
                CommitRepository::commit);
    }

    /** A slice of the list of a release. */
    List<ListedCommit> slice(long releaseId, long from, int max) {
        return query(
                "select " + COLUMNS
                        + " from release_commit c where c.release_id = ? and c.position >= ? order by c.position limit ?",
                new SqlColumns().value(releaseId).value(from).value(max),
                CommitRepository::commit);
    }

    /** A slice of what the filter leaves of the list of a release. */
    List<ListedCommit> slice(long releaseId, CommitFilter filter, long from, int max) {
        SqlColumns columns = new SqlColumns().value(releaseId);
        String conditions = conditions(filter, columns);
        return query(
                "select " + COLUMNS + " from release_commit c where c.release_id = ?" + conditions
                        + " order by c.position offset ? limit ?",
                columns.value(from).value(max),
                CommitRepository::commit);
    }

    /** A slice of the file changes of a release, by path, those of one path newest first. */
    List<ListedFile> files(long releaseId, CommitFilter filter, long from, int max) {
        SqlColumns columns = new SqlColumns().value(releaseId);
        String conditions = conditions(filter, columns);
        return query(
                """
                select f.position, f.ordinal, f.path, f.type, c.repository, c.message, c.author_name, c.author_email
                  from (select c.release_id, c.position, f.ordinality as ordinal, f.value ->> 'path' as path, f.value ->> 'type' as type
                          from release_commit c cross join lateral jsonb_array_elements(c.files) with ordinality f
                         where c.release_id = ?%s
                         order by (f.value ->> 'path') collate "C", c.position, f.ordinality offset ? limit ?) f
                  join release_commit c on c.release_id = f.release_id and c.position = f.position
                 order by f.path collate "C", f.position, f.ordinal""".formatted(conditions),
                columns.value(from).value(max),
                row -> new ListedFile(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
    }

    /** The names of the repositories of what the filter leaves, as the commits have them. */
    List<String> repositories(long releaseId, CommitFilter filter) {
        SqlColumns columns = new SqlColumns().value(releaseId);
        String conditions = conditions(filter, columns);
        return query(
                "select distinct c.repository from release_commit c where c.release_id = ?" + conditions
                        + " order by 1",
                columns,
                row -> row.getString(1));
    }

    private static String conditions(CommitFilter filter, SqlColumns columns) {
        StringBuilder sql = new StringBuilder();
        if (filter.repositories() != null) {
            sql.append(" and c.repository = any(?)");
            columns.column("text", filter.repositories(), name -> name);
        }
        if (filter.paths() != null) {
            sql.append(" and (not c.files_complete or jsonb_path_exists(c.files, ?::jsonpath))");
            columns.value(filter.paths().jsonPath());
        }
        return sql.toString();
    }

    /** The lists of several releases one after the other, the newest release first. */
    List<ListedCommit> ofAll(Collection<Long> releaseIds) {
        return query(
                "select " + COLUMNS
                        + " from release_commit c join release r on r.id = c.release_id where c.release_id = any(?)"
                        + " order by r.date_added desc, r.id desc, c.position",
                new SqlColumns().column("bigint", List.copyOf(releaseIds), id -> id),
                CommitRepository::commit);
    }

    /** Replaces the list of a release. */
    void write(long releaseId, List<ListedCommit> commits) {
        update("delete from release_commit where release_id = ?", new SqlColumns().value(releaseId));
        for (int from = 0; from < commits.size(); from += WRITTEN_AT_ONCE) {
            add(releaseId, from, commits.subList(from, Math.min(from + WRITTEN_AT_ONCE, commits.size())));
        }
    }

    private void add(long releaseId, int from, List<ListedCommit> commits) {
        update(
                """
                insert into release_commit
                       (release_id, position, repository, sha, message, author_name, author_email, committed_at, url, files,
                        files_complete, contributors)
                select ?, u.position, u.repository, u.sha, u.message, u.author_name, u.author_email, u.committed_at, u.url,
                       u.files::jsonb, u.files_complete, u.contributors::jsonb
                  from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                              ?::boolean[], ?::text[])
                         as u(position, repository, sha, message, author_name, author_email, committed_at, url, files, files_complete,
                              contributors)""",
                new SqlColumns()
                        .value(releaseId)
                        .column(
                                "int",
                                IntStream.range(0, commits.size()).boxed().toList(),
                                position -> from + position)
                        .column("text", commits, ListedCommit::repository)
                        .column("text", commits, ListedCommit::sha)
                        .column("text", commits, ListedCommit::message)
                        .column("text", commits, ListedCommit::authorName)
                        .column("text", commits, ListedCommit::authorEmail)
                        .moments(commits, ListedCommit::committedAt)
                        .column("text", commits, ListedCommit::url)
                        .column("text", commits, commit -> CommitColumns.write(commit.files()))
                        .column("boolean", commits, ListedCommit::filesComplete)
                        .column("text", commits, commit -> CommitColumns.write(commit.contributors())));
    }

    private static ListedCommit commit(ResultSet row) throws SQLException {
        return new ListedCommit(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                SqlColumns.moment(row.getObject(6, OffsetDateTime.class)),
                row.getString(7),
                CommitColumns.files(row.getString(8)),
                row.getBoolean(9),
                CommitColumns.contributors(row.getString(10)));
    }
}
