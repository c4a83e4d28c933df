package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction in which what a host told of a push is stored, whether it was news or not.
 *
 * @param standing where the ref pointed until then; null if nowhere
 * @param nodes the commits that the push names, as the graph has them now
 */
public record PushStored(
        long repositoryId, Push push, @Nullable String standing, Collection<Node> nodes) {

    public PushStored {
        requireNonNull(push, "push");
        nodes = List.copyOf(nodes);
    }
}
