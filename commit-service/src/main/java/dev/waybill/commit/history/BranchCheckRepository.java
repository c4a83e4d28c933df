package dev.waybill.commit.history;

import dev.waybill.commit.background.DueRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;

/** The statements on looks at branches. */
@Singleton
final class BranchCheckRepository extends DueRepository<BranchCheck> {

    private static final String BEGIN = """
            insert into branch_check (repository_id, next_look_at, failures)
            select r.id, :now, 0 from repository r
            where r.token is not null and r.deleted_at is null and r.status = 'active'
              and not exists (select 1 from branch_check b where b.repository_id = r.id)
            limit 1000
            on conflict do nothing""";

    private static final String WANT = """
            update branch_check
            set next_look_at = case when leased_until > :now then :now
                                    else least(next_look_at, greatest(:now, checked_at + cast(:pause as interval))) end
            where repository_id = :repository and failures = 0""";

    @Inject
    BranchCheckRepository(Session session) {
        super(session, BranchCheck.class, "nextLookAt", "leasedUntil");
    }

    /** Repositories that got a token since are looked at. */
    void begin(Instant now) {
        session.createNativeMutationQuery(BEGIN).setParameter("now", now).executeUpdate();
    }

    /** A repository is looked at soon, but not again within a pause after the last look. What fails is tried no sooner. */
    void want(long repositoryId, Instant now, Duration pause) {
        session.createNativeMutationQuery(WANT)
                .setParameter("repository", repositoryId)
                .setParameter("now", now)
                .setParameter("pause", pause.toSeconds() + " seconds")
                .executeUpdate();
    }
}
