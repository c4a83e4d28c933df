package dev.waybill.commit.range;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The statements on questions. */
@Singleton
final class QuestionRepository {

    private static final String CLAIM = """
            select cast(request_id as text) from question where next_look_at <= :now
            order by next_look_at limit 1 for no key update skip locked""";

    private final Session session;

    @Inject
    QuestionRepository(Session session) {
        this.session = session;
    }

    void add(Question question) {
        session.persist(question);
    }

    Optional<Question> lock(UUID requestId) {
        return Optional.ofNullable(session.find(Question.class, requestId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that should have been looked at longest ago, locked. */
    Optional<Question> claim(Instant now) {
        return OneColumn.query(session, CLAIM, String.class)
                .setParameter("now", now)
                .uniqueResultOptional()
                .map(id -> session.find(Question.class, UUID.fromString(id)));
    }

    /** Lets the newest questions about a repository that are not settled be looked at again. */
    void lookAgain(long repositoryId, Instant askedSince, Instant now, int limit) {
        session.createNativeMutationQuery("""
                        update question set next_look_at = :now
                        where state <> 'settled' and request_id = any(array(
                            select request_id from question
                            where repository_id = :repository and state <> 'settled' and asked_at >= :askedSince
                            order by asked_at desc limit :limit))""")
                .setParameter("now", now)
                .setParameter("repository", repositoryId)
                .setParameter("askedSince", askedSince)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** Grows over all questions: several are told under one key. */
    long nextAnswer() {
        return OneColumn.query(session, "select nextval('answer_seq')", Long.class)
                .getSingleResult();
    }

    int forget(Instant askedBefore, int limit) {
        return session.createNativeMutationQuery("""
                        delete from question where request_id = any(array(
                            select request_id from question where asked_at < :before limit :limit))""")
                .setParameter("before", askedBefore)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
