package dev.waybill.kit.topic;

import java.util.List;
import java.util.Map;

/**
 * A topic as it is declared.
 *
 * @param name on the broker
 * @param partitions for ever, since keys would move
 * @param replicas how many copies; fewer where a single broker is
 * @param config the broker's settings of the topic that are declared, by Kafka's names
 * @param consumers the groups that read it
 */
public record TopicSpec(
        String name, int partitions, short replicas, Map<String, String> config, List<String> consumers) {

    static final String MIN_IN_SYNC = "min.insync.replicas";

    public TopicSpec {
        config = Map.copyOf(config);
        consumers = List.copyOf(consumers);
    }

    /** The same with another number of copies, of which as many have to be in sync as are left over. */
    TopicSpec withReplicas(short other) {
        Map<String, String> changed = new java.util.HashMap<>(config);
        changed.computeIfPresent(
                MIN_IN_SYNC, (_, declared) -> Integer.toString(Math.min(other, Integer.parseInt(declared))));
        return new TopicSpec(name, partitions, other, changed, consumers);
    }
}
