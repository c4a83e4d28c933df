package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A commit's place in the graph.
 *
 * @param parents the commits that it follows, as far as {@code lineage} knows them
 * @param gap true if more commits may lie behind it than its parents lead to
 * @param closedBy commits that close the gap: whoever has one of them among its ancestors lacks nothing that lies behind this one
 * @param generation greater than that of every parent, and otherwise close to the time of the commit in milliseconds
 * @param told false for a commit that was only named by another one
 */
public record Node(
        String sha,
        List<String> parents,
        Lineage lineage,
        boolean gap,
        List<String> closedBy,
        long generation,
        boolean told) {

    public Node {
        requireNonNull(sha, "sha");
        requireNonNull(lineage, "lineage");
        parents = List.copyOf(parents);
        closedBy = List.copyOf(closedBy);
    }

    /** A commit of which nothing but its name is known. */
    static Node named(String sha) {
        return new Node(sha, List.of(), Lineage.UNKNOWN, true, List.of(), 0, false);
    }
}
