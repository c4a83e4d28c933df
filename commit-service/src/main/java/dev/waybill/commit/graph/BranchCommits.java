package dev.waybill.commit.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commits that a branch has and its target has not. Unlike a range it leaves off as soon as nothing more can be the branch's own,
 * however long the target's history is, and rather finds nothing than commits that may be the target's.
 */
final class BranchCommits {

    /** A branch with more is not looked at to its end. */
    static final int MOST = 250;

    private static final int MOST_VISITED = 20_000;

    private static final Comparator<Node> NEWEST_FIRST =
            Comparator.comparingLong(Node::generation).reversed().thenComparing(Node::sha);

    private final Function<Collection<String>, Map<String, Node>> graph;

    /** Of all branches that are asked for: those of one time share most of what they have below them. */
    private final Map<String, Node> loaded = new HashMap<>();

    /**
     * For some branches of one repository.
     *
     * @param graph gives the asked nodes, as far as they exist, and more if it likes
     */
    BranchCommits(Function<Collection<String>, Map<String, Node>> graph) {
        this.graph = graph;
    }

    /**
     * What a branch has of its own.
     *
     * @param commits certainly ancestors of the head, or itself, and not of the base
     * @param whole false if there may be more
     */
    record Found(List<String> commits, boolean whole) {

        static final Found NOTHING = new Found(List.of(), false);

        Found {
            commits = List.copyOf(commits);
        }
    }

    /** The commits that are reachable from the head and not from the base, both full ids, newest first. */
    Found of(String head, String base) {
        return new Walk().from(head, base);
    }

    private @Nullable Node node(String sha) {
        if (!loaded.containsKey(sha)) {
            loaded.putAll(graph.apply(List.of(sha)));
        }
        return loaded.get(sha);
    }

    /** One walk from both ends; a commit is visited after all that follow it, because its generation is below theirs. */
    private final class Walk {

        private final Set<String> ofHead = new HashSet<>();
        private final Set<String> ofBase = new HashSet<>();
        private final PriorityQueue<Node> queue = new PriorityQueue<>(NEWEST_FIRST);
        private final Set<String> queued = new HashSet<>();
        private final List<String> own = new ArrayList<>();

        /** Where the base's history is lost, and how much had been found until then. */
        private final Map<Node, Integer> lost = new HashMap<>();

        private boolean whole = true;

        /** How many queued commits only the head reaches. */
        private int undecided;

        /** False for commits that do not exist, or come before one that follows them. */
        private boolean sound = true;

        Found from(String head, String base) {
            reach(head, ofHead);
            reach(base, ofBase);
            int visited = 0;
            while (isWorthIt() && undecided > 0 && visited < MOST_VISITED) {
                visit(queue.remove());
                visited++;
            }
            boolean certain = isWorthIt()
                    && undecided == 0
                    && lost.entrySet().stream().allMatch(one -> isHarmless(one.getKey(), one.getValue()));
            return certain ? new Found(own, whole) : Found.NOTHING;
        }

        private boolean isWorthIt() {
            return sound && own.size() <= MOST;
        }

        /** Whether nothing was found after the base's history was lost there; what the head reaches too is not taken to be its own. */
        private boolean isHarmless(Node node, int foundBefore) {
            return ofHead.contains(node.sha()) || foundBefore == own.size();
        }

        private void visit(Node node) {
            queued.remove(node.sha());
            boolean below = ofBase.contains(node.sha());
            if (!below) {
                undecided--;
                whole &= node.told() && !node.isOpen();
                if (node.told()) {
                    own.add(node.sha());
                }
            } else if (node.isOpen()) {
                lost.putIfAbsent(node, own.size());
            }
            for (String parent : node.parents()) {
                if (ofHead.contains(node.sha())) {
                    reach(parent, ofHead);
                }
                if (below) {
                    reach(parent, ofBase);
                }
            }
        }

        private void reach(String sha, Set<String> end) {
            boolean first = !ofHead.contains(sha) && !ofBase.contains(sha);
            if (!end.add(sha)) {
                return;
            }
            Node node = node(sha);
            if (node == null || (!first && !queued.contains(sha))) {
                sound = false;
                return;
            }
            if (first) {
                queue.add(node);
                queued.add(sha);
            }
            if (end == ofHead) {
                undecided += first ? 1 : 0;
            } else {
                undecided -= first ? 0 : 1;
                if (!node.told()) {
                    // Nobody knows how old it is, so it counts from when it is met.
                    lost.putIfAbsent(node, own.size());
                }
            }
        }
    }
}
