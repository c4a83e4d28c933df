package dev.waybill.commit.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells ancestry from indexes in memory, which are brought up to date with every question. For transactions that do not change the graph
 * themselves: what is rolled back must not get into an index.
 */
@Singleton
public class Reachability {

    private static final int ROWS_AT_ONCE = 20_000;

    private final IndexRepository rows;
    private final Cache<Long, GraphIndex> indexes;

    @Inject
    Reachability(
            IndexRepository rows,
            @ConfigProperty(name = "waybill.commit.index-commits", defaultValue = "500000") long mostCommits) {
        this.rows = rows;
        this.indexes = Caffeine.newBuilder()
                .maximumWeight(mostCommits)
                .weigher((Long _, GraphIndex index) -> 1 + index.size())
                .build();
    }

    /** Whether {@code head} has {@code commit} among its ancestors, or is it. Both were just looked up. */
    @Transactional(TxType.MANDATORY)
    public Containment contains(long repositoryId, Named head, Named commit) {
        GraphIndex index = index(repositoryId);
        synchronized (index) {
            int from = index.at(head.number());
            int to = index.at(commit.number());
            // What is being erased may be gone from the index already.
            return from < 0 || to < 0 ? Containment.UNKNOWN : index.contains(from, to);
        }
    }

    /** How a commit stands to others. All are full ids; what does not exist is kin to nothing. */
    @Transactional(TxType.MANDATORY)
    public Kinship kinship(long repositoryId, String sha, Collection<String> others) {
        GraphIndex index = index(repositoryId);
        Set<String> asked = new HashSet<>(others);
        asked.add(sha);
        Map<String, Long> numbers = rows.numbers(repositoryId, asked);
        synchronized (index) {
            int place = place(index, numbers, sha);
            if (place < 0) {
                return new Kinship(Set.of(), Set.of(), false, true);
            }
            BitSet above = index.ancestors(place);
            BitSet below = index.descendants(place);
            return new Kinship(
                    within(above, index, numbers, others),
                    within(below, index, numbers, others),
                    !index.hasGap(above),
                    index.mayHaveMoreDescendants(place));
        }
    }

    private static Set<String> within(
            BitSet commits, GraphIndex index, Map<String, Long> numbers, Collection<String> shas) {
        Set<String> found = new HashSet<>();
        for (String sha : shas) {
            int place = place(index, numbers, sha);
            if (place >= 0 && commits.get(place)) {
                found.add(sha);
            }
        }
        return found;
    }

    private static int place(GraphIndex index, Map<String, Long> numbers, String sha) {
        Long number = numbers.get(sha);
        return number == null ? -1 : index.at(number);
    }

    private GraphIndex index(long repositoryId) {
        return indexes.asMap().compute(repositoryId, (id, known) -> {
            GraphIndex index = known == null ? new GraphIndex() : known;
            synchronized (index) {
                List<GraphIndex.Row> news = known == null ? List.of() : rows.since(id, index.revision(), ROWS_AT_ONCE);
                if (known == null || news.size() == ROWS_AT_ONCE) {
                    return all(id);
                }
                index.update(news);
            }
            return index;
        });
    }

    private GraphIndex all(long repositoryId) {
        GraphIndex index = new GraphIndex();
        // Whatever changes while it is read comes once more with the next question.
        long revision = rows.revision(repositoryId);
        long last = -1;
        while (last != Long.MIN_VALUE) {
            List<GraphIndex.Row> some = rows.after(repositoryId, last, ROWS_AT_ONCE);
            index.update(some);
            last = some.isEmpty() ? Long.MIN_VALUE : some.getLast().number();
        }
        index.isCurrentTo(revision);
        return index;
    }
}
