package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A move of a branch of which some commits may not have been told yet.
 *
 * @param ref such as {@code refs/heads/main}
 * @param before null for a branch that was created
 * @param forced true if {@code before} is no ancestor of {@code after}
 */
public record Move(long id, String ref, @Nullable String before, String after, boolean forced) {

    public Move {
        requireNonNull(ref, "ref");
        requireNonNull(after, "after");
    }
}
