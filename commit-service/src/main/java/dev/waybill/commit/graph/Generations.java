package dev.waybill.commit.graph;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Keeps every commit above its parents. */
@Singleton
final class Generations {

    private static final Logger LOG = Logger.getLogger(Generations.class);

    /** A longer way up means that the host told a circle, which Git cannot have. */
    private static final int MOST_LIFTS = 10_000;

    private final GraphRepository graph;

    @Inject
    Generations(GraphRepository graph) {
        this.graph = graph;
    }

    /** A commit that was there before and now stands higher may have children that stand too low. */
    void lift(long repositoryId, Map<String, Node> known, List<Node> changed) {
        Collection<String> lifted = changed.stream()
                .filter(node -> {
                    Node before = known.get(node.sha());
                    return before != null && before.generation() < node.generation();
                })
                .map(Node::sha)
                .toList();
        for (int lifts = 0; !lifted.isEmpty(); lifts++) {
            if (lifts == MOST_LIFTS) {
                LOG.errorf(
                        "the graph of a repository goes in a circle repo=%d commit=%s",
                        repositoryId, lifted.iterator().next());
                return;
            }
            lifted = graph.liftChildren(repositoryId, lifted);
        }
    }
}
