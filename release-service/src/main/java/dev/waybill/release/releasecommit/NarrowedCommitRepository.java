package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Person;
import dev.waybill.release.sql.JdbcRepository;
import dev.waybill.release.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is left of the lists of several releases for a project that keeps only some commits. */
@Singleton
class NarrowedCommitRepository extends JdbcRepository {

    private static final String KEPT = """
            release_commit c where c.release_id = any(?) and (not c.files_complete or jsonb_path_exists(c.files, ?::jsonpath))""";

    @Inject
    NarrowedCommitRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** How many commits of a release are kept, and the newest of them. */
    record Kept(long releaseId, int count, ListedCommit newest) {}

    /** An author of commits that are kept. */
    record Author(
            long releaseId, @Nullable String name, @Nullable String email) {

        Person person() {
            return new Person(name, email);
        }
    }

    /** Releases of which nothing is kept are left out. */
    List<Kept> kept(List<Long> releaseIds, PathGlobs paths) {
        return query(
                """
                select k.release_id, k.count, c.repository, c.sha, c.message, c.author_name, c.author_email, c.committed_at
                  from (select c.release_id, count(*) as count, min(c.position) as position from %s group by c.release_id) k
                  join release_commit c on c.release_id = k.release_id and c.position = k.position""".formatted(KEPT),
                parameters(releaseIds, paths),
                row -> new Kept(
                        row.getLong(1),
                        row.getInt(2),
                        new ListedCommit(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                SqlColumns.moment(row.getObject(8, OffsetDateTime.class)),
                                null,
                                List.of(),
                                false)));
    }

    /** Each once for a release, whoever is the author of the newest commits first; at most so many for a release. */
    List<Author> authors(List<Long> releaseIds, PathGlobs paths, int most) {
        return query(
                """
                select release_id, author_name, author_email
                  from (select a.*, row_number() over (partition by release_id order by position) as number
                          from (select distinct on (c.release_id, lower(coalesce(c.author_email, c.author_name)))
                                       c.release_id, c.position, c.author_name, c.author_email
                                  from %s and coalesce(c.author_email, c.author_name) is not null
                                 order by c.release_id, lower(coalesce(c.author_email, c.author_name)), c.position) a) numbered
                 where number <= ? order by release_id, number""".formatted(KEPT),
                parameters(releaseIds, paths).value(most),
                row -> new Author(row.getLong(1), row.getString(2), row.getString(3)));
    }

    private static SqlColumns parameters(List<Long> releaseIds, PathGlobs paths) {
        return new SqlColumns().column("bigint", releaseIds, id -> id).value(paths.jsonPath());
    }
}
