package dev.waybill.release.range;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.release.sql.CommitColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows of ranges and their commits. */
@Singleton
class RangeRepository extends JdbcRepository {

    private final Session entities;

    @Inject
    RangeRepository(DataSource dataSource, Session entities) {
        super(dataSource);
        this.entities = entities;
    }

    Optional<Range> find(UUID id) {
        return Optional.ofNullable(entities.find(Range.class, id));
    }

    /** The range under its row lock, as it is now. */
    Optional<Range> lock(UUID id) {
        Range range = entities.find(Range.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (range != null) {
            entities.refresh(range);
        }
        return Optional.ofNullable(range);
    }

    Optional<UUID> find(long organizationId, long repositoryId, @Nullable String base, String head) {
        return entities.createQuery("""
                        select id from Range
                         where organizationId = :organization and repositoryId = :repository and head = :head
                           and base is not distinct from :base""", UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("repository", repositoryId)
                .setParameter("head", head)
                .setParameter("base", base)
                .getResultStream()
                .findFirst();
    }

    /** Makes a range unless there is one between these ends. */
    void ensure(Range range) {
        entities.createNativeQuery("""
                        insert into commit_range (id, organization_id, repository_id, repository, base, head, revision, asked_at)
                        values (:id, :organization, :repositoryId, :repository, cast(:base as text), :head, 0, :now)
                        on conflict on constraint uq_commit_range_ends do nothing""")
                .setParameter("id", range.id())
                .setParameter("organization", range.organizationId())
                .setParameter("repositoryId", range.repositoryId())
                .setParameter("repository", range.repository())
                .setParameter("base", range.base())
                .setParameter("head", range.head())
                .setParameter("now", range.askedAt())
                .executeUpdate();
    }

    /** Those whose answer was taken before the time but perhaps not told to all who wait. */
    List<UUID> untold(Instant answeredBefore, int max) {
        return entities.createQuery(
                        "select id from Range where untold and answeredAt < :before order by answeredAt", UUID.class)
                .setParameter("before", answeredBefore)
                .setMaxResults(max)
                .getResultList();
    }

    /** Forgets the commits of a range. */
    void clear(UUID rangeId) {
        update("delete from range_commit where range_id = ?", new SqlColumns().value(rangeId));
    }

    /** Adds some of the commits of a range, from that position on. */
    void add(UUID rangeId, int from, List<RangeCommit> commits) {
        if (commits.isEmpty()) {
            return;
        }
        SqlColumns columns = new SqlColumns()
                .value(rangeId)
                .column("int", IntStream.range(0, commits.size()).boxed().toList(), position -> from + position)
                .column("text", commits, commit -> commit.side().name())
                .column("text", commits, RangeCommit::sha)
                .column("text", commits, RangeCommit::message)
                .column(
                        "text",
                        commits,
                        commit ->
                                commit.author() == null ? null : commit.author().name())
                .column(
                        "text",
                        commits,
                        commit ->
                                commit.author() == null ? null : commit.author().email())
                .moments(commits, RangeCommit::committedAt)
                .column("text", commits, RangeCommit::url)
                .column("text", commits, commit -> CommitColumns.write(commit.files()))
                .column("boolean", commits, commit -> Boolean.TRUE.equals(commit.filesComplete()))
                .column(
                        "text",
                        commits,
                        commit -> CommitColumns.write(requireNonNullElse(commit.contributors(), List.of())));
        update("""
                insert into range_commit (range_id, position, side, sha, message, author_name, author_email, committed_at, url, files,
                                          files_complete, contributors)
                select ?, u.position, u.side, u.sha, u.message, u.author_name, u.author_email, u.committed_at, u.url, u.files::jsonb,
                       u.files_complete, u.contributors::jsonb
                  from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                              ?::boolean[], ?::text[])
                         as u(position, side, sha, message, author_name, author_email, committed_at, url, files, files_complete,
                              contributors)""", columns);
    }

    List<RangeCommit> commits(UUID rangeId) {
        return query(
                """
                select side, sha, message, author_name, author_email, committed_at, url, files::text, files_complete, contributors::text
                  from range_commit where range_id = ? order by position""",
                new SqlColumns().value(rangeId),
                row -> new RangeCommit(
                        Side.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        CommitColumns.person(row.getString(4), row.getString(5)),
                        SqlColumns.moment(row.getObject(6, OffsetDateTime.class)),
                        row.getString(7),
                        CommitColumns.files(row.getString(8)),
                        CommitColumns.contributors(row.getString(10)),
                        row.getBoolean(9)));
    }
}
