package dev.waybill.commit.mirror;

import dev.waybill.commit.background.DueRepository;
import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** The statements on copies. */
@Singleton
final class MirrorRepository extends DueRepository<Mirror> {

    // While a fetch fails, more pushes do not make it come sooner.
    private static final String WANT = """
            insert into mirror (repository_id, wanted_at, next_attempt_at, attempts, imported)
            select id, :now, :now, 0, 0 from repository
            where id = :repository and clone_url is not null and deleted_at is null
            on conflict on constraint pk_mirror do update set
                wanted_at = excluded.wanted_at,
                next_attempt_at = case when mirror.problem is null then least(mirror.next_attempt_at, excluded.next_attempt_at)
                                       else mirror.next_attempt_at end""";

    // What is fetched just now may have begun before the commit was there, so it is fetched once more.
    private static final String WANT_AGAIN = """
            update mirror set
                wanted_at = case when fetched_at > :recently then wanted_at else :now end,
                next_attempt_at = least(next_attempt_at, greatest(:now, fetched_at + cast(:pause as interval)))
            where repository_id = :repository and problem is null""";

    private static final String WANT_NEW = """
            insert into mirror (repository_id, wanted_at, next_attempt_at, attempts, imported)
            select id, :now, :now, 0, 0 from repository r
            where r.clone_url is not null and r.deleted_at is null and r.status = 'active'
              and not exists (select 1 from mirror m where m.repository_id = r.id)
            limit 1000
            on conflict do nothing""";

    @Inject
    MirrorRepository(Session session) {
        super(session, Mirror.class, "nextAttemptAt", "leasedUntil");
    }

    /** A repository is to be fetched, if it has a clone URL; false if it has none. */
    boolean want(long repositoryId, Instant now) {
        return session.createNativeMutationQuery(WANT)
                        .setParameter("repository", repositoryId)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /** A repository is to be fetched, but not within a pause after the last fetch, and no sooner while fetches fail. */
    void wantAgain(long repositoryId, Instant now, Duration pause) {
        session.createNativeMutationQuery(WANT_AGAIN)
                .setParameter("repository", repositoryId)
                .setParameter("now", now)
                .setParameter("recently", now.minus(pause))
                .setParameter("pause", pause.toSeconds() + " seconds")
                .executeUpdate();
    }

    /** Those that have a clone URL and were never fetched are to be fetched; how many there are. */
    int wantNew(Instant now) {
        return session.createNativeMutationQuery(WANT_NEW)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Where refs pointed when all behind them was imported. */
    List<String> importedTips(long repositoryId) {
        return OneColumn.query(
                        session,
                        "select distinct sha from imported_tip where repository_id = :repository",
                        String.class)
                .setParameter("repository", repositoryId)
                .getResultList();
    }

    void replaceTips(long repositoryId, Map<String, String> tips) {
        session.createNativeMutationQuery("delete from imported_tip where repository_id = :repository")
                .setParameter("repository", repositoryId)
                .executeUpdate();
        session.createNativeMutationQuery("""
                        insert into imported_tip (repository_id, name, sha)
                        select :repository, r.name, r.sha from unnest(cast(:names as text[]), cast(:shas as text[])) as r (name, sha)""")
                .setParameter("repository", repositoryId)
                .setParameter("names", tips.keySet().toArray(String[]::new))
                .setParameter("shas", tips.values().toArray(String[]::new))
                .executeUpdate();
    }

    /** Those of some repositories that have no copy any more. */
    Set<Long> without(Collection<Long> repositoryIds) {
        return Set.copyOf(OneColumn.query(session, """
                        select a.id from unnest(cast(:ids as bigint[])) as a (id)
                        where not exists (select 1 from mirror m where m.repository_id = a.id)""", Long.class)
                .setParameter("ids", repositoryIds.toArray(Long[]::new))
                .getResultList());
    }
}
