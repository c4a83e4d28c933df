package dev.waybill.kit.topic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code topics.yaml} as it is written. */
record TopicsFile(Defaults defaults, DeadLetterTopics deadLetters, List<Entry> topics) {

    private static final long HOUR_MILLIS = 3_600_000;

    record Defaults(int partitions, int replicas, int minInSyncReplicas, long maxMessageBytes, String compression) {}

    record DeadLetterTopics(int partitions, List<String> cleanup, long retentionHours, long maxMessageBytes) {}

    record Entry(
            String name,
            String visibility,
            @Nullable Integer partitions,
            List<String> cleanup,
            long retentionHours,
            @Nullable Long maxMessageBytes,
            List<String> consumers) {}

    TopicSpec spec(Entry entry) {
        return new TopicSpec(
                entry.name(),
                entry.partitions() == null ? defaults.partitions() : entry.partitions(),
                (short) defaults.replicas(),
                config(
                        entry.cleanup(),
                        entry.retentionHours(),
                        entry.maxMessageBytes() == null ? defaults.maxMessageBytes() : entry.maxMessageBytes()),
                entry.consumers());
    }

    TopicSpec deadLetterSpec(String name, String group) {
        return new TopicSpec(
                name,
                deadLetters.partitions(),
                (short) defaults.replicas(),
                config(deadLetters.cleanup(), deadLetters.retentionHours(), deadLetters.maxMessageBytes()),
                List.of(group));
    }

    private Map<String, String> config(List<String> cleanup, long retentionHours, long maxMessageBytes) {
        Map<String, String> config = new TreeMap<>();
        config.put("cleanup.policy", String.join(",", cleanup));
        config.put("retention.ms", Long.toString(retentionHours < 0 ? -1 : retentionHours * HOUR_MILLIS));
        config.put("max.message.bytes", Long.toString(maxMessageBytes));
        config.put("compression.type", defaults.compression());
        config.put(TopicSpec.MIN_IN_SYNC, Integer.toString(defaults.minInSyncReplicas()));
        return config;
    }
}
