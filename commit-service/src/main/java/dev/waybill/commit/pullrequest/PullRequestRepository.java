package dev.waybill.commit.pullrequest;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on pull requests. */
@Singleton
final class PullRequestRepository {

    // Two commits may stand for one pull request, and hosts may say of several that they became one.
    private static final String MERGED_INTO = """
            select merge_commit as sha, head, array_to_string(commits, ' ') as commits, number from pull_request
            where repository_id = :repository and merge_commit = any(:shas) and state = 'MERGED'
            union
            select squash_commit, head, array_to_string(commits, ' '), number from pull_request
            where repository_id = :repository and squash_commit = any(:shas) and state = 'MERGED'
            order by sha, number limit :limit""";

    // Neither an abbreviated object id nor one by SHA-256 can be looked for in a copy.
    private static final String UNFETCHED = """
            select number, head from pull_request p
            where repository_id = :repository and state = 'MERGED' and changed_at >= :since and length(head) = 40
              and not exists (select 1 from commit c where c.repository_id = p.repository_id and c.sha = p.head and c.imported)
            order by changed_at desc, number limit :limit""";

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

    /** Those that became some commits. */
    List<MergedPull> mergedInto(long repositoryId, Collection<String> shas, int limit) {
        return session
                .createNativeQuery(MERGED_INTO, Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new MergedPull(
                        row.get("sha", String.class),
                        row.get("head", String.class),
                        words(row.get("commits", String.class))))
                .toList();
    }

    /** Those that were merged since and whose newest commit was not fetched, the newest first. */
    List<PullHead> unfetched(long repositoryId, Instant since, int limit) {
        return session
                .createNativeQuery(UNFETCHED, Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("since", since)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new PullHead(row.get("number", Long.class), row.get("head", String.class)))
                .toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /** The commit whose id begins so; empty if there is none, or more than one. */
    Optional<String> commitThatBegins(long repositoryId, String abbreviated) {
        // The column has the order of bytes, and no digit comes after f.
        List<String> found = OneColumn.query(
                        session,
                        "select sha from commit where repository_id = :repository and sha >= :begin and sha < :end limit 2",
                        String.class)
                .setParameter("repository", repositoryId)
                .setParameter("begin", abbreviated)
                .setParameter("end", abbreviated + "g")
                .getResultList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
