package dev.waybill.commit.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where an imported commit stands in the graph. */
final class Placement {

    private Placement() {}

    /**
     * Its place.
     *
     * @param nodes its parents, and what is known of it so far
     * @throws IllegalStateException if a parent is not among them
     */
    static Node of(ImportedCommit commit, Map<String, Node> nodes, Instant now) {
        Instant time = commit.committedAt();
        // A clock that runs ahead must not lift everything that follows.
        long generation = time == null || time.isAfter(now) ? now.toEpochMilli() : time.toEpochMilli();
        Node before = nodes.get(commit.sha());
        if (before != null) {
            generation = Math.max(generation, before.generation());
        }
        for (String parent : commit.parents()) {
            Node above = nodes.get(parent);
            if (above == null) {
                throw new IllegalStateException("a parent has not been imported: " + parent);
            }
            generation = Math.max(generation, above.generation() + 1);
        }
        return new Node(commit.sha(), commit.parents(), Lineage.TOLD, commit.boundary(), List.of(), generation, true);
    }
}
