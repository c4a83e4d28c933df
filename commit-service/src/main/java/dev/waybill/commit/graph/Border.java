package dev.waybill.commit.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Strings a push of which all commits are known with their parents. What they follow and the push does not have, its border, lies behind where
 * the push began: whoever has that among its ancestors lacks nothing there.
 */
final class Border {

    private Border() {}

    /**
     * What the graph learns from a whole push.
     *
     * @param push its commits with parents, no commit before one of its parents; if it is cut, it has no border
     * @param known those of {@link Chain#named} that the graph has
     * @return new and changed commits, ancestors first
     */
    static List<Node> string(Push push, Map<String, Node> known, Instant now) {
        List<Node> changed = new ArrayList<>(of(push, known));
        Map<String, Node> with = new HashMap<>(known);
        changed.forEach(node -> with.put(node.sha(), node));
        changed.addAll(Chain.string(push, with, now));
        return changed;
    }

    private static List<Node> of(Push push, Map<String, Node> known) {
        String before = push.before();
        if (before == null || push.cut()) {
            return List.of();
        }
        Set<String> border = new HashSet<>();
        push.commits().forEach(commit -> border.addAll(Objects.requireNonNullElse(commit.parents(), List.of())));
        push.commits().forEach(commit -> border.remove(commit.sha()));
        border.remove(before);
        Node begin = known.getOrDefault(before, Node.named(before));
        List<Node> changed = new ArrayList<>();
        for (String sha : border) {
            Node old = known.getOrDefault(sha, Node.namedBelow(sha, begin));
            Node closed = old.closedBy(before);
            if (!closed.equals(known.get(sha))) {
                changed.add(closed);
            }
        }
        return changed;
    }
}
