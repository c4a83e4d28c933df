package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * A commit's place in the graph.
 *
 * @param parents the commits that it follows, as far as {@code lineage} knows them
 * @param gap true if more commits may lie behind it than its parents lead to
 * @param closedBy commits that close the gap: whoever has one of them among its ancestors lacks nothing that lies behind this one. Of a commit
 *     that was only named they are its descendants
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

    /** More branches than that close no gap better. */
    static final int MOST_CLOSING = 16;

    /** Whether more commits may lie behind it, whoever asks. */
    public boolean isOpen() {
        return gap && closedBy.isEmpty();
    }

    /** The same commit, its gap, if it has one, closed by one commit more. */
    Node closedBy(String closing) {
        if (!gap || closedBy.contains(closing) || closedBy.size() >= MOST_CLOSING) {
            return this;
        }
        List<String> more = Stream.concat(closedBy.stream(), Stream.of(closing)).toList();
        return new Node(sha, parents, lineage, true, more, generation, told);
    }

    /** A commit of which nothing but its name is known. */
    static Node named(String sha) {
        return new Node(sha, List.of(), Lineage.UNKNOWN, true, List.of(), 0, false);
    }

    /** The same of one that is certainly an ancestor of another one. */
    static Node namedBelow(String sha, Node descendant) {
        return new Node(
                sha, List.of(), Lineage.UNKNOWN, true, List.of(), Math.max(0, descendant.generation() - 1), false);
    }
}
