package dev.waybill.release.pullrequest;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Person;
import dev.waybill.release.sql.CommitColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** The rows of pull requests and of their commits. */
@Singleton
class PullRequestRepository extends JdbcRepository {

    @Inject
    PullRequestRepository(DataSource dataSource) {
        super(dataSource);
    }

    private record Found(RepositoryCommit commit, LandedPull pullRequest) {}

    /** Writes a state unless there is one that is as new; tells whether it did. When it was first told and merged stays. */
    boolean save(long repositoryId, LandedPull told, long sequence) {
        Person author = told.author();
        return update(
                        """
                        insert into pull_request as known
                               (repository_id, number, title, body, url, author_name, author_email, state, first_told_at, merged_at, sequence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint pk_pull_request do update
                           set title = excluded.title, body = excluded.body, url = excluded.url, author_name = excluded.author_name,
                               author_email = excluded.author_email, state = excluded.state, sequence = excluded.sequence,
                               merged_at = case when excluded.merged_at is not null then coalesce(known.merged_at, excluded.merged_at) end
                         where known.sequence < excluded.sequence""",
                        new SqlColumns()
                                .value(repositoryId)
                                .value(told.number())
                                .value(told.title())
                                .value(told.body())
                                .value(told.url())
                                .value(author == null ? null : author.name())
                                .value(author == null ? null : author.email())
                                .value(told.state().name())
                                .value(told.firstToldAt())
                                .value(told.mergedAt())
                                .value(sequence))
                == 1;
    }

    /** Notes which commits belong to a pull request now. */
    void replaceCommits(long repositoryId, long number, List<String> landing, List<String> own) {
        update(
                "delete from pull_request_commit where repository_id = ? and number = ?",
                new SqlColumns().value(repositoryId).value(number));
        addCommits(repositoryId, number, landing, true);
        addCommits(repositoryId, number, own, false);
    }

    private void addCommits(long repositoryId, long number, List<String> shas, boolean landed) {
        if (!shas.isEmpty()) {
            update(
                    """
                    insert into pull_request_commit (repository_id, number, landed, sha)
                    select ?, ?, ?, u.sha from unnest(?::text[]) as u(sha)""",
                    new SqlColumns()
                            .value(repositoryId)
                            .value(number)
                            .value(landed)
                            .column("text", shas, sha -> sha));
        }
    }

    void forget(long repositoryId) {
        update("delete from pull_request where repository_id = ?", new SqlColumns().value(repositoryId));
    }

    Map<RepositoryCommit, LandedPull> of(List<RepositoryCommit> commits) {
        return query(
                        """
                        select distinct on (c.repository_id, c.sha)
                               c.repository_id, c.sha, p.number, p.title, p.body, p.url, p.author_name, p.author_email, p.state,
                               p.first_told_at, p.merged_at
                          from unnest(?::bigint[], ?::text[]) as asked(repository_id, sha)
                          join pull_request_commit c using (repository_id, sha)
                          join pull_request p on p.repository_id = c.repository_id and p.number = c.number
                         order by c.repository_id, c.sha, c.landed desc, p.number desc""",
                        new SqlColumns()
                                .column("bigint", commits, RepositoryCommit::repositoryId)
                                .column("text", commits, RepositoryCommit::sha),
                        PullRequestRepository::found)
                .stream()
                .collect(toMap(Found::commit, Found::pullRequest));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new RepositoryCommit(row.getLong(1), row.getString(2)),
                new LandedPull(
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        CommitColumns.person(row.getString(7), row.getString(8)),
                        PullRequestState.valueOf(row.getString(9)),
                        Objects.requireNonNull(SqlColumns.moment(row.getObject(10, OffsetDateTime.class))),
                        SqlColumns.moment(row.getObject(11, OffsetDateTime.class))));
    }
}
