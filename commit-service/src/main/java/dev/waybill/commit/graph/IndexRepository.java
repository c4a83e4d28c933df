package dev.waybill.commit.graph;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** The statements that keep indexes of graphs up to date. */
@Singleton
final class IndexRepository {

    private static final String ROWS = """
            select c.number, c.revision, c.generation, c.gap,
                   array_to_string(array(select p.number from commit p
                                         where p.repository_id = c.repository_id and p.sha = any(c.parents)
                                         order by array_position(c.parents, p.sha)), ' ') as parents
            from commit c where c.repository_id = :repository\s""";

    private final Session session;

    @Inject
    IndexRepository(Session session) {
        this.session = session;
    }

    /** The highest revision of a repository's commits, 0 if it has none. */
    long revision(long repositoryId) {
        return OneColumn.query(
                        session,
                        "select coalesce(max(revision), 0) from commit where repository_id = :repository",
                        Long.class)
                .setParameter("repository", repositoryId)
                .getSingleResult();
    }

    /** The commits that came or changed after a revision, in the order of theirs. */
    List<GraphIndex.Row> since(long repositoryId, long revision, int limit) {
        return rows("and c.revision > :from order by c.revision limit :limit", repositoryId, revision, limit);
    }

    /** The commits after a number, in the order of theirs. */
    List<GraphIndex.Row> after(long repositoryId, long number, int limit) {
        return rows("and c.number > :from order by c.number limit :limit", repositoryId, number, limit);
    }

    private List<GraphIndex.Row> rows(String which, long repositoryId, long from, int limit) {
        return session
                .createNativeQuery(ROWS + which, Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("from", from)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new GraphIndex.Row(
                        row.get("number", Long.class),
                        row.get("revision", Long.class),
                        row.get("generation", Long.class),
                        row.get("gap", Boolean.class),
                        numbers(row.get("parents", String.class))))
                .toList();
    }

    /** The numbers of commits, as far as they exist. */
    Map<String, Long> numbers(long repositoryId, Collection<String> shas) {
        Map<String, Long> numbers = new HashMap<>();
        session.createNativeQuery(
                        "select sha, number from commit where repository_id = :repository and sha = any(:shas)",
                        Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .getResultList()
                .forEach(row -> numbers.put(row.get("sha", String.class), row.get("number", Long.class)));
        return numbers;
    }

    private static long[] numbers(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }
}
