package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Person;
import dev.waybill.release.sql.CommitColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is left of the lists of several releases for a project that keeps only some commits. */
@Singleton
class NarrowedCommitRepository extends JdbcRepository {

    /** What of the lists is kept, look by look; materialised, so that each path is read once. */
    private static final String KEPT = """
            with look as materialized (
                   select u.number, u.release_id, u.path::jsonpath as path
                     from unnest(?::int[], ?::bigint[], ?::text[]) as u(number, release_id, path)),
                 kept as (
                   select look.number, c.release_id, c.position, c.repository, c.author_name, c.author_email, c.contributors
                     from look join release_commit c
                       on c.release_id = look.release_id and (not c.files_complete or jsonb_path_exists(c.files, look.path)))
            """;

    @Inject
    NarrowedCommitRepository(DataSource dataSource) {
        super(dataSource);
    }

    /**
     * A release as one project looks at it.
     *
     * @param number tells the looks of one question apart
     * @param path see {@link PathGlobs#jsonPath}
     */
    record Look(int number, long releaseId, String path) {}

    /** How many commits are kept, and the newest of them. */
    record Kept(int look, int count, ListedCommit newest) {}

    /** An author of commits that are kept, see {@link CreditedPeople#add}. */
    record Author(
            int look,
            String repository,
            @Nullable String name,
            @Nullable String email,
            @Nullable String login) {

        Person person() {
            return new Person(name, email);
        }
    }

    /** Looks to which nothing is left are left out. */
    List<Kept> kept(List<Look> looks) {
        return query(
                KEPT + """
                select k.number, k.count, c.repository, c.sha, c.message, c.author_name, c.author_email, c.committed_at, c.contributors::text
                  from (select number, release_id, count(*) as count, min(position) as position from kept group by number, release_id) k
                  join release_commit c on c.release_id = k.release_id and c.position = k.position""",
                parameters(looks),
                row -> new Kept(
                        row.getInt(1),
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
                                false,
                                CommitColumns.contributors(row.getString(9)))));
    }

    /** Whoever is the author of the newest commits first; at most so many for a look. Somebody is there once for each of their signs. */
    List<Author> authors(List<Look> looks, int most) {
        return query(
                KEPT + """
                select number, repository, author_name, author_email, login
                  from (select a.*, row_number() over (partition by number order by position, rank) as place
                          from (select distinct on (number, repository, lower(coalesce(author_email, author_name)), lower(login))
                                       number, position, rank, repository, author_name, author_email, login
                                  from (select number, position, 0 as rank, repository, author_name, author_email,
                                               jsonb_path_query_first(contributors, '$[*] ? (@.role == "AUTHOR").login') #>> '{}' as login
                                          from kept
                                        union all
                                        select number, position, p.rank, repository, p.value ->> 'name', p.value ->> 'email', p.value ->> 'login'
                                          from kept cross join jsonb_array_elements(contributors) with ordinality p(value, rank)
                                         where p.value ->> 'role' <> 'AUTHOR' and not (p.value ->> 'bot')::boolean) people
                                 where coalesce(author_email, author_name) is not null
                                 order by number, repository, lower(coalesce(author_email, author_name)), lower(login), position, rank) a) placed
                 where place <= ? order by number, place""",
                parameters(looks).value(most),
                row -> new Author(
                        row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private static SqlColumns parameters(List<Look> looks) {
        return new SqlColumns()
                .column("int", looks, Look::number)
                .column("bigint", looks, Look::releaseId)
                .column("text", looks, Look::path);
    }
}
