package dev.waybill.commit.pullrequest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on pull requests. */
@Singleton
final class PullRequestRepository {

    private final Session session;

    @Inject
    PullRequestRepository(Session session) {
        this.session = session;
    }

    void add(Pull pullRequest) {
        session.persist(pullRequest);
    }

    Optional<Pull> find(long repositoryId, long number) {
        return session.createQuery("from Pull where repositoryId = :repository and number = :number", Pull.class)
                .setParameter("repository", repositoryId)
                .setParameter("number", number)
                .uniqueResultOptional();
    }

    /** Those whose host abbreviated object ids, the ones that were changed last first. */
    List<Pull> abbreviated(long repositoryId, int limit) {
        return session.createQuery(
                        "from Pull where repositoryId = :repository and abbreviated order by changedAt desc, id",
                        Pull.class)
                .setParameter("repository", repositoryId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The commit whose id begins so; empty if there is none, or more than one. */
    Optional<String> commitThatBegins(long repositoryId, String abbreviated) {
        // The column has the order of bytes, and no digit comes after f.
        List<String> found = session.createNativeQuery(
                        "select sha from commit where repository_id = :repository and sha >= :begin and sha < :end limit 2",
                        String.class)
                .setParameter("repository", repositoryId)
                .setParameter("begin", abbreviated)
                .setParameter("end", abbreviated + "g")
                .getResultList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
