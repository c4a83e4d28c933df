package dev.waybill.commit.range;

import dev.waybill.commit.graph.Node;
import dev.waybill.contracts.RangeFact.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the graph from the two ends of a range towards what they have in common, and no further.
 *
 * <p>Every commit is visited after all that follow it, because its generation is below theirs. So when one is visited it is settled from which
 * of the ends it can be reached, and when only commits that both reach are left, everything that one of them lacks has been seen.
 */
final class Ancestry {

    private static final int HEAD = 1;
    private static final int BASE = 2;
    private static final int BOTH = HEAD | BASE;

    private static final Comparator<Node> NEWEST_FIRST =
            Comparator.comparingLong(Node::generation).reversed().thenComparing(Node::sha);

    /** Gives the asked nodes, as far as they exist, and more if it likes. */
    private final Function<Collection<String>, Map<String, Node>> graph;

    private final int limit;

    private final Map<String, Node> loaded = new HashMap<>();
    private final Map<String, Integer> reached = new HashMap<>();
    private final Set<String> queued = new HashSet<>();
    private final PriorityQueue<Node> queue = new PriorityQueue<>(NEWEST_FIRST);
    private final List<Node> visited = new ArrayList<>();

    /** How many queued commits only one end reaches. */
    private int undecided;

    /**
     * A walk, for one use.
     *
     * @param limit how many commits it visits at most
     */
    Ancestry(Function<Collection<String>, Map<String, Node>> graph, int limit) {
        this.graph = graph;
        this.limit = limit;
    }

    /** The commits that only one of two existing commits has among its ancestors or is itself. */
    CommitRange between(String base, String head, int newestIfUnknown) {
        if (base.equals(head)) {
            return CommitRange.same();
        }
        reach(head, HEAD);
        reach(base, BASE);
        while (undecided > 0 && visited.size() < limit) {
            visit();
        }
        List<Node> ahead = onlyReachedBy(HEAD);
        List<Node> behind = onlyReachedBy(BASE);
        boolean whole = undecided == 0 && noneMissing(ahead, HEAD) && noneMissing(behind, BASE);
        Relation relation = relation(base, head, whole);
        if (relation == Relation.UNKNOWN) {
            return new CommitRange(relation, newestTold(ahead, newestIfUnknown), List.of(), false, false, null);
        }
        return new CommitRange(relation, shas(ahead), shas(behind), whole, whole, mergeBase(relation));
    }

    /** The newest commits up to an existing one, that one among them. */
    CommitRange newest(String head, int count) {
        reach(head, HEAD);
        int told = 0;
        while (!queue.isEmpty() && told < count && visited.size() < limit) {
            told += visit().told() ? 1 : 0;
        }
        boolean settled = told == count || noneMissing(visited, HEAD);
        return new CommitRange(Relation.UNKNOWN, newestTold(visited, count), List.of(), true, settled, null);
    }

    private Relation relation(String base, String head, boolean whole) {
        if (isReached(base, BOTH)) {
            return Relation.AHEAD;
        }
        if (isReached(head, BOTH)) {
            return Relation.BEHIND;
        }
        boolean meet = undecided == 0 && reached.containsValue(BOTH);
        return meet || whole ? Relation.DIVERGED : Relation.UNKNOWN;
    }

    /** No commit that both reach follows the highest of them, so it is one at which the ways part. */
    private @Nullable String mergeBase(Relation relation) {
        if (relation != Relation.DIVERGED && relation != Relation.BEHIND) {
            return null;
        }
        return loaded.values().stream()
                .filter(node -> isReached(node.sha(), BOTH))
                .min(NEWEST_FIRST)
                .map(Node::sha)
                .orElse(null);
    }

    private boolean isReached(String sha, int ends) {
        return (reached.getOrDefault(sha, 0) & ends) == ends;
    }

    private List<Node> onlyReachedBy(int end) {
        return visited.stream()
                .filter(node -> reached.getOrDefault(node.sha(), 0) == end)
                .filter(node -> !isBehind(node, BOTH - end))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Of a commit that was only named it may be known whose ancestor it is. */
    private boolean isBehind(Node node, int end) {
        return !node.told() && node.closedBy().stream().anyMatch(closing -> isReached(closing, end));
    }

    /** A gap is closed for an end that reaches one of the commits that close it. Nobody knows what is behind one that was only named. */
    private boolean noneMissing(Collection<Node> nodes, int end) {
        return nodes.stream()
                .filter(Node::gap)
                .allMatch(node -> node.told() && node.closedBy().stream().anyMatch(closing -> isReached(closing, end)));
    }

    private Node visit() {
        Node node = Objects.requireNonNull(queue.poll(), "the queue is not empty");
        queued.remove(node.sha());
        visited.add(node);
        int ends = reached.getOrDefault(node.sha(), 0);
        if (ends != BOTH) {
            undecided--;
        }
        node.parents().forEach(parent -> reach(parent, ends));
        return node;
    }

    private void reach(String sha, int ends) {
        int before = reached.getOrDefault(sha, 0);
        int now = before | ends;
        if (now == before) {
            return;
        }
        reached.put(sha, now);
        if (queued.add(sha)) {
            if (before != 0) {
                // One that was visited before comes here again only if generations are wrong; then it is corrected.
                visited.removeIf(node -> node.sha().equals(sha));
            }
            queue.add(node(sha));
            undecided += now == BOTH ? 0 : 1;
        } else if (now == BOTH) {
            undecided--;
        }
    }

    private Node node(String sha) {
        Node node = loaded.get(sha);
        if (node == null) {
            loaded.putAll(graph.apply(List.of(sha)));
            node = loaded.get(sha);
        }
        if (node == null) {
            throw new IllegalStateException("a commit is named as a parent and is not there: " + sha);
        }
        return node;
    }

    private static List<String> newestTold(Collection<Node> nodes, int count) {
        return nodes.stream()
                .filter(Node::told)
                .sorted(NEWEST_FIRST)
                .limit(count)
                .map(Node::sha)
                .toList();
    }

    private static List<String> shas(List<Node> nodes) {
        return nodes.stream().map(Node::sha).toList();
    }
}
