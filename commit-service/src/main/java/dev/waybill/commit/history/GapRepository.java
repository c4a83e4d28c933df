package dev.waybill.commit.history;

import dev.waybill.commit.background.DueRepository;
import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** The statements on gaps. */
@Singleton
final class GapRepository extends DueRepository<Gap> {

    private static final String CLOSE = """
            delete from gap g where g.repository_id = :repository and not exists (
                select 1 from commit c
                where c.repository_id = g.repository_id and c.sha = any(g.commits) and c.gap and cardinality(c.closed_by) = 0)""";

    private static final String OTHER_HEAD = """
            select r.head from ref r join commit c on c.repository_id = r.repository_id and c.sha = r.head
            where r.repository_id = :repository and r.name like 'refs/heads/%' and r.name <> :ref and c.message is not null
            order by r.name in ('refs/heads/main', 'refs/heads/master') desc, r.moved_at desc, r.name limit 1""";

    @Inject
    GapRepository(Session session) {
        super(session, Gap.class, "nextAttemptAt");
    }

    void add(Gap gap) {
        session.persist(gap);
    }

    void remove(Gap gap) {
        session.remove(gap);
    }

    /** The newest gaps of a repository, those that can be asked for first. */
    List<Gap> newest(long repositoryId, int limit) {
        return session.createQuery(
                        "from Gap where repositoryId = :repository order by case when base is null then 1 else 0 end, id desc",
                        Gap.class)
                .setParameter("repository", repositoryId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The newest gaps of a repository that could be asked for. */
    List<Gap> askable(long repositoryId, int limit) {
        return session.createQuery(
                        "from Gap where repositoryId = :repository and base is not null order by id desc", Gap.class)
                .setParameter("repository", repositoryId)
                .setMaxResults(limit)
                .getResultList();
    }

    long count(long repositoryId) {
        return session.createQuery("select count(*) from Gap where repositoryId = :repository", Long.class)
                .setParameter("repository", repositoryId)
                .getSingleResult();
    }

    /** The commits behind which something is known to be missing. */
    Set<String> commits(long repositoryId) {
        return Set.copyOf(OneColumn.query(
                        session,
                        "select distinct unnest(commits) from gap where repository_id = :repository",
                        String.class)
                .setParameter("repository", repositoryId)
                .getResultList());
    }

    /** Removes the gaps that are none any more; how many. */
    int close(long repositoryId) {
        return session.createNativeMutationQuery(CLOSE)
                .setParameter("repository", repositoryId)
                .executeUpdate();
    }

    /** Removes the gaps that were noted before a time; how many. */
    int forget(long repositoryId, Instant openedBefore) {
        return session.createNativeMutationQuery(
                        "delete from gap where repository_id = :repository and opened_at < :before")
                .setParameter("repository", repositoryId)
                .setParameter("before", openedBefore)
                .executeUpdate();
    }

    /** Removes the oldest gaps of a repository that has too many. */
    void keepNewest(long repositoryId, int most) {
        session.createNativeMutationQuery("""
                        delete from gap where id in (
                            select id from gap where repository_id = :repository order by id desc offset :most)""")
                .setParameter("repository", repositoryId)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Those that can be asked for are due, as if nobody had asked yet. */
    void begin(long repositoryId, Instant now) {
        session.createNativeMutationQuery("""
                        update gap set next_attempt_at = :now, attempts = 0, problem = null
                        where repository_id = :repository and base is not null""")
                .setParameter("repository", repositoryId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Those that nobody was asked for because a fetch was to bring them are due; how many. */
    int wake(long repositoryId, Instant now) {
        return session.createNativeMutationQuery("""
                        update gap set next_attempt_at = :now
                        where repository_id = :repository and base is not null and next_attempt_at is null and attempts < :most""")
                .setParameter("repository", repositoryId)
                .setParameter("now", now)
                .setParameter("most", Gap.MOST_ATTEMPTS)
                .executeUpdate();
    }

    /** Where another branch stands, the main one before all others; empty if nothing but its name is known. */
    Optional<String> otherHead(long repositoryId, String ref) {
        return OneColumn.query(session, OTHER_HEAD, String.class)
                .setParameter("repository", repositoryId)
                .setParameter("ref", ref)
                .uniqueResultOptional();
    }
}
