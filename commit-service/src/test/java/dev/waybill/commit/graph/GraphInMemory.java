package dev.waybill.commit.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The graph of one repository without a database, fed with pushes. */
public final class GraphInMemory {

    private final Map<String, Node> nodes = new HashMap<>();

    /** Takes a push as {@link StorePush} does. */
    public void store(Push push, Instant receivedAt) {
        Map<String, Node> known = new HashMap<>(nodes);
        known.keySet().retainAll(Chain.named(push));
        Chain.string(push, known, receivedAt).forEach(node -> nodes.put(node.sha(), node));
        lift();
    }

    /** Takes a whole push as {@link CompletePush} does. */
    public void complete(Push push, Instant now) {
        Push ordered = push.with(ParentsFirst.of(push.commits()));
        Map<String, Node> known = new HashMap<>(nodes);
        known.keySet().retainAll(Chain.named(ordered));
        Border.string(ordered, known, now).forEach(node -> nodes.put(node.sha(), node));
        lift();
    }

    /** Takes commits as {@link ImportCommits} does. */
    public void importAll(Collection<ImportedCommit> commits, Instant now) {
        commits.forEach(commit -> nodes.put(commit.sha(), Placement.of(commit, nodes, now)));
        lift();
    }

    /** The asked nodes and no others, as a walk has to be content with. */
    public Map<String, Node> around(Collection<String> shas) {
        Map<String, Node> asked = new HashMap<>(nodes);
        asked.keySet().retainAll(shas);
        return asked;
    }

    public Node get(String sha) {
        return nodes.get(sha);
    }

    public boolean contains(String sha) {
        return nodes.containsKey(sha);
    }

    private void lift() {
        boolean lifted = true;
        while (lifted) {
            lifted = false;
            List<Node> all = new ArrayList<>(nodes.values());
            for (Node node : all) {
                long least = node.parents().stream()
                        .mapToLong(parent -> nodes.get(parent).generation() + 1)
                        .max()
                        .orElse(0);
                if (node.generation() < least) {
                    nodes.put(
                            node.sha(),
                            new Node(
                                    node.sha(),
                                    node.parents(),
                                    node.lineage(),
                                    node.gap(),
                                    node.closedBy(),
                                    least,
                                    node.told()));
                    lifted = true;
                }
            }
        }
    }
}
