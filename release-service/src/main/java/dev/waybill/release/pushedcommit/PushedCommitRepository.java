package dev.waybill.release.pushedcommit;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** The rows of commits that were pushed. */
@Singleton
class PushedCommitRepository extends JdbcRepository {

    /** Whether a release of its organisation lists the commit {@code p}. */
    private static final String RELEASED = """
            exists (select 1 from release_commit c join release r on r.id = c.release_id
                     where c.sha = p.sha and r.organization_id = p.organization_id)""";

    @Inject
    PushedCommitRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** Keeps those that are new. */
    void add(long organizationId, List<PushedCommit> commits) {
        update(
                """
                insert into pushed_commit (organization_id, repository_id, sha, message, author_email, committed_at)
                select ?, u.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                         as u(repository_id, sha, message, author_email, committed_at)
                 order by u.repository_id, u.sha
                on conflict on constraint pk_pushed_commit do nothing""",
                new SqlColumns()
                        .value(organizationId)
                        .column("bigint", commits, PushedCommit::repositoryId)
                        .column("text", commits, PushedCommit::sha)
                        .column("text", commits, PushedCommit::message)
                        .column("text", commits, PushedCommit::authorEmail)
                        .moments(commits, PushedCommit::committedAt));
    }

    void forget(long repositoryId) {
        update("delete from pushed_commit where repository_id = ?", new SqlColumns().value(repositoryId));
    }

    /** Removes some of those that were committed before a time. */
    void forget(Instant before, int max) {
        update("""
                delete from pushed_commit where (repository_id, sha) in (
                  select repository_id, sha from pushed_commit where committed_at < ? order by committed_at limit ?)""", new SqlColumns().value(before).value(max));
    }

    /**
     * Commits by one of the authors that no release has, the newest first. What is older than the newest commit of its repository that a
     * release has is left out: it was left behind on a branch, or is there in another form.
     *
     * @param emails in lower case
     */
    List<PushedCommit> unreleased(long organizationId, List<String> emails, int max) {
        return query(
                """
                with mine as materialized (
                  select own.* from unnest(?::text[]) as author (email)
                   cross join lateral (select p.* from pushed_commit p
                                        where p.organization_id = ? and p.author_email = author.email and not %1$s
                                        order by p.committed_at desc limit ?) own
                   order by own.committed_at desc, own.sha limit ?),
                released as materialized (
                  select repository_id, (select p.committed_at from pushed_commit p
                                          where p.repository_id = its.repository_id and p.committed_at >= its.oldest and %1$s
                                          order by p.committed_at desc limit 1) as newest
                    from (select repository_id, min(committed_at) as oldest from mine group by repository_id) its)
                select m.repository_id, m.sha, m.message, m.author_email, m.committed_at
                  from mine m join released using (repository_id)
                 where released.newest is null or m.committed_at > released.newest
                 order by m.committed_at desc, m.sha""".formatted(RELEASED),
                new SqlColumns()
                        .column("text", emails, email -> email)
                        .value(organizationId)
                        .value(max)
                        .value(max),
                row -> new PushedCommit(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Objects.requireNonNull(SqlColumns.moment(row.getObject(5, OffsetDateTime.class)))));
    }
}
