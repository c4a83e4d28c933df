package dev.waybill.commit.graph;

import java.util.Set;

/**
 * How a commit stands to some others.
 *
 * @param ancestors those that are among its ancestors, or are it itself
 * @param descendants those that have it among their ancestors, or are it itself
 * @param complete false if more may lie behind it, so that further ones may be ancestors
 * @param moreDescendants true if somewhere commits are missing that may come after it, so that further ones may be descendants
 */
public record Kinship(Set<String> ancestors, Set<String> descendants, boolean complete, boolean moreDescendants) {

    public Kinship {
        ancestors = Set.copyOf(ancestors);
        descendants = Set.copyOf(descendants);
    }
}
