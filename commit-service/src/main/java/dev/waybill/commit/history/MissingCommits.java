package dev.waybill.commit.history;

import dev.waybill.commit.graph.Node;
import dev.waybill.commit.graph.Push;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Finds out what a push left out. */
final class MissingCommits {

    private static final String BRANCHES = "refs/heads/";

    private MissingCommits() {}

    /** Whether anything is missing after a push. */
    static boolean leaves(Push push, Collection<Node> nodes) {
        return !open(push, nodes).isEmpty();
    }

    /**
     * What is missing after a push.
     *
     * @param nodes the commits that the push names, as the graph has them with it
     * @param told commits that the host knows and of which more than their names is known, the best to ask from first
     */
    static List<Missing> after(Push push, Collection<Node> nodes, List<String> told) {
        String head = push.after();
        List<String> open = new ArrayList<>(open(push, nodes));
        if (head == null || open.isEmpty()) {
            return List.of();
        }
        String base = told.stream()
                .filter(sha -> !sha.equals(head))
                .findFirst()
                // It is only named, but what follows it can be asked for.
                .orElse(push.forced() ? null : push.before());
        List<Missing> missing = new ArrayList<>();
        if (base != null && open.remove(base)) {
            missing.add(new Missing(GapReason.beginning, null, base, List.of(base)));
        }
        if (!open.isEmpty()) {
            missing.add(new Missing(base == null ? GapReason.beginning : reason(push), base, head, open));
        }
        return missing;
    }

    /** Tags bring no commits, and a branch that is gone lacks none. */
    private static List<String> open(Push push, Collection<Node> nodes) {
        if (push.after() == null || !push.ref().startsWith(BRANCHES)) {
            return List.of();
        }
        // Where a rewritten branch was before, nothing leads to any more.
        String left = push.forced() ? push.before() : null;
        return nodes.stream()
                .filter(Node::isOpen)
                .map(Node::sha)
                .filter(sha -> !Objects.equals(sha, left))
                .sorted()
                .toList();
    }

    private static GapReason reason(Push push) {
        if (push.cut()) {
            return GapReason.cut;
        }
        if (push.forced()) {
            return GapReason.rewritten;
        }
        return push.before() == null ? GapReason.branch : GapReason.missed;
    }
}
