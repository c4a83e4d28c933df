package dev.waybill.kit.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Puts a channel to the offsets that its effects have in the database. It waits for a database that is away: reading from Kafka's own offset
 * instead would apply records twice.
 */
@ApplicationScoped
@Identifier(StoredOffsetsListener.NAME)
class StoredOffsetsListener implements KafkaConsumerRebalanceListener {

    static final String NAME = "stored-offsets";

    private static final Logger LOG = Logger.getLogger(StoredOffsetsListener.class);
    private static final String PREFIX = "mp.messaging.incoming.";

    private final StoredOffsets offsets;
    private final Attempts attempts;
    private final Config config;

    @Inject
    StoredOffsetsListener(Instance<StoredOffsets> offsets, Attempts attempts, Config config) {
        this((channel, partitions) -> offsets.get().read(channel, partitions), attempts, config);
    }

    StoredOffsetsListener(StoredOffsets offsets, Attempts attempts, Config config) {
        this.offsets = offsets;
        this.attempts = attempts;
        this.config = config;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<String, List<TopicPartition>> byTopic =
                partitions.stream().collect(Collectors.groupingBy(TopicPartition::topic));
        byTopic.forEach((topic, assigned) -> {
            String channel = channelOf(topic);
            attempts.untilDone(
                    topic,
                    () -> offsets.read(channel, assigned).forEach((partition, next) -> {
                        LOG.debugf("channel %s goes on at %s offset %d", channel, partition, next);
                        consumer.seek(partition, next);
                    }),
                    _ -> true);
        });
    }

    /** The listener is told topics, not channels: it looks for the channel that reads the topic this way. */
    private String channelOf(String topic) {
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(PREFIX) && property.endsWith(".topic") && topic.equals(value(property))) {
                String channel = property.substring(PREFIX.length(), property.length() - ".topic".length());
                if (NAME.equals(value(PREFIX + channel + ".consumer-rebalance-listener.name"))) {
                    return channel;
                }
            }
        }
        throw new IllegalStateException("no channel reads " + topic + " with the rebalance listener " + NAME);
    }

    private String value(String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }
}
